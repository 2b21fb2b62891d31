package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import io.keyrota.server.store.StoreUnavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each group is a record of the change log; the database takes over many of them at once, since to
 * change its pages for each would cost several times as much. For a store that has the file for
 * itself: until then, only memory knows what was committed.
 */
final class LogFirst implements Keeping {
  private static final int MOST_CHANGES = 2048;
  private static final long MOST_BYTES = 4L << 20;

  private final DataConnection data;
  private final ChangeLog log;
  private final Memory memory;
  private final Unsaved unsaved;
  private final Outbox outbox;

  /** The number of the last commit. */
  private long last;

  /** Why the database could not take over what the log holds; null when it could. */
  private @Nullable NotKept behind;

  LogFirst(
      DataConnection data,
      ChangeLog log,
      long last,
      Memory memory,
      Unsaved unsaved,
      Outbox outbox) {
    this.data = data;
    this.log = log;
    this.last = last;
    this.memory = memory;
    this.unsaved = unsaved;
    this.outbox = outbox;
  }

  @Override
  public Verdict keep(List<Pending> group) throws NotKept {
    if (behind != null) {
      // The log must not grow while nobody knows when it can be emptied.
      save();
    }
    try {
      Group changes = new Group(data.open().writing(), memory, unsaved);
      Verdict verdict = new Verdict(changes.applied());
      List<Outbox.Entry> entries = new ArrayList<>();
      long number = last;
      for (Pending commit : group) {
        long next = number + commit.entries().size();
        Identity lostBy = changes.apply(commit, next);
        verdict.add(commit, lostBy);
        if (lostBy == null) {
          entries.addAll(Outbox.entries(commit.entries(), next));
          number = next;
        }
      }
      if (!entries.isEmpty()) {
        log.append(LogRecord.of(changes.applied(), entries));
        last = number;
        changes.applied().forEach(unsaved::add);
        outbox.keeps(entries);
      }
      return verdict;
    } catch (SQLException e) {
      data.discard();
      throw NotKept.byDatabase(e, false);
    } catch (ChangeLog.ForceFailed e) {
      throw new NotKept(Failure.FATAL, e);
    } catch (IOException e) {
      throw new NotKept(Failure.UNAVAILABLE, e);
    }
  }

  @Override
  public boolean hasUnsaved() {
    return log.length() > 0;
  }

  @Override
  public boolean isFull() {
    return unsaved.size() >= MOST_CHANGES || log.length() >= MOST_BYTES;
  }

  @Override
  public void save() throws NotKept {
    Outbox.Batch taken = outbox.next();
    List<Outbox.Entry> untaken = outbox.unsaved();
    boolean committing = false;
    try {
      DataConnection.Open to = data.open();
      Writing writing = to.writing();
      writing.begin();
      Step.all(unsaved.steps(), to);
      writing.reached(last);
      for (Outbox.Entry entry : untaken) {
        writing.keep(entry);
      }
      Outbox.forget(taken, writing);
      committing = true;
      writing.commit();
    } catch (SQLException e) {
      outbox.again(taken);
      data.discard();
      NotKept why = NotKept.byDatabase(e, committing);
      // What was judged and acknowledged does not fit: nobody can say what holds.
      behind = why.failure() == Failure.MISTAKE ? new NotKept(Failure.FATAL, e) : why;
      throw behind;
    }
    behind = null;
    outbox.nowSaved(untaken);
    unsaved.clear();
    log.restart();
  }

  @Override
  public void rest() throws NotKept {
    try {
      log.wipe();
    } catch (IOException e) {
      throw new NotKept(Failure.UNAVAILABLE, e);
    }
  }

  @Override
  public void close(boolean healthy) {
    try {
      if (healthy && (hasUnsaved() || outbox.hasTaken())) {
        save();
        rest();
      }
    } catch (NotKept | StoreUnavailable e) {
      // The log has it all, and the next start takes it over.
    }
    try {
      log.close();
    } catch (IOException e) {
      // Everything in it was forced.
    }
  }
}
