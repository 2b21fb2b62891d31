package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Each group is a transaction of the database: for several stores over one file, where each must
 * see at once what another has committed.
 */
final class WriteThrough implements Keeping {
  private final DataConnection data;
  private final Memory memory;
  private final Outbox outbox;

  WriteThrough(DataConnection data, Memory memory, Outbox outbox) {
    this.data = data;
    this.memory = memory;
    this.outbox = outbox;
  }

  @Override
  public Verdict keep(List<Pending> group) throws NotKept {
    Outbox.Batch taken = outbox.next();
    boolean committing = false;
    try {
      DataConnection.Open to = data.open();
      Writing writing = to.writing();
      writing.begin();
      Group changes = new Group(writing, memory, new Unsaved());
      Verdict verdict = new Verdict(changes.applied());
      List<Outbox.Entry> entries = new ArrayList<>();
      int numbers = group.stream().mapToInt(commit -> commit.entries().size()).sum();
      long number = writing.take(numbers) - numbers;
      for (Pending commit : group) {
        number += commit.entries().size();
        Identity lostBy = changes.apply(commit, number);
        verdict.add(commit, lostBy);
        if (lostBy == null) {
          entries.addAll(Outbox.entries(commit.entries(), number));
        }
      }
      if (entries.isEmpty()) {
        writing.rollback();
        outbox.again(taken);
        return verdict;
      }
      Step.all(merged(changes.applied()), to);
      for (Outbox.Entry entry : entries) {
        writing.keep(entry);
      }
      Outbox.forget(taken, writing);
      committing = true;
      writing.commit();
      outbox.saved(entries);
      return verdict;
    } catch (SQLException e) {
      outbox.again(taken);
      data.discard();
      throw NotKept.byDatabase(e, committing);
    }
  }

  /** A row that several commits of the group changed is written once. */
  private static List<Step> merged(List<Applied> changes) {
    Unsaved all = new Unsaved();
    changes.forEach(all::add);
    return all.steps();
  }

  @Override
  public boolean hasUnsaved() {
    return false;
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public void save() {}

  @Override
  public void rest() {}

  @Override
  public void close(boolean healthy) {
    if (healthy && outbox.hasTaken()) {
      try {
        Writing last = data.open().writing();
        last.begin();
        Outbox.forget(outbox.next(), last);
        last.commit();
      } catch (SQLException e) {
        // The trail will know them when it sees them again.
        data.discard();
      }
    }
  }
}
