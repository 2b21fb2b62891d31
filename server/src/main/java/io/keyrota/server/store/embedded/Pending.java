package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Identity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A commit that waits for the writer, made ready by the caller's thread.
 *
 * @param ended is told the outcome; empty when everything is on disk
 */
record Pending(
    Seen seen,
    List<Encoded.Fresh> puts,
    List<Identity> removes,
    List<AuditEntry> entries,
    Consumer<Optional<Exception>> ended) {

  static Pending of(
      Seen seen,
      List<Change> changes,
      List<AuditEntry> entries,
      Consumer<Optional<Exception>> ended) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a commit without an audit entry");
    }
    List<Encoded.Fresh> puts = new ArrayList<>(changes.size());
    List<Identity> removes = new ArrayList<>();
    Set<Object> once = new HashSet<>();
    for (Change change : changes) {
      switch (change) {
        case Change.Put<?> put -> {
          Encoded.Fresh fresh = Encoded.of(put);
          Encoded row = fresh.row();
          puts.add(fresh);
          if (row.handle() != null
              && !once.add(new Memory.Handle(row.identity().kind(), row.handle()))) {
            throw new IllegalArgumentException("two changes of a commit give the same handle");
          }
        }
        case Change.Remove remove -> removes.add(remove.identity());
      }
      if (!once.add(change.identity())) {
        throw new IllegalArgumentException(
            "a commit changes a row twice, of kind " + change.identity().kind());
      }
    }
    return new Pending(seen, puts, removes, List.copyOf(entries), ended);
  }

  void end(Exception why) {
    ended.accept(Optional.of(why));
  }

  void succeed() {
    ended.accept(Optional.empty());
  }
}
