package io.keyrota.server.store.embedded;

import static io.keyrota.server.store.Entries.entry;
import static io.keyrota.server.store.Thing.THINGS;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.StoreUnavailable;
import io.keyrota.server.store.Thing;
import io.keyrota.testkit.Starter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process to be killed or to lose its disk: it commits from several threads for ever, and prints
 * a line for each commit once it is acknowledged: the thread, how many it has made, the event id.
 */
final class CommitLoop {
  static final int THREADS = 6;

  /** How the process ends when the store says that the disk has failed. */
  static final int FATAL_EXIT = 74;

  private CommitLoop() {}

  public static void main(String[] args) {
    Store store =
        EmbeddedStore.open(
            Path.of(args[0]), Options.STANDARD, cause -> Runtime.getRuntime().halt(FATAL_EXIT));
    for (int i = 0; i < THREADS; i++) {
      String id = "thread" + i;
      Thread.ofPlatform().start(() -> commitForEver(store, id));
    }
  }

  private static void commitForEver(Store store, String id) {
    while (true) {
      Snapshot seen = store.snapshot();
      Optional<Thing> last = seen.find(THINGS, Place.SYSTEM, id);
      long next = last.map(Thing::count).orElse(0L) + 1;
      AuditEntry entry = entry();
      try {
        store.commit(
            seen,
            List.of(
                new Change.Put<>(THINGS, Place.SYSTEM, id, Thing.of(next)),
                new Change.Put<>(
                    THINGS, Place.SYSTEM, id + "-" + next, Thing.of(next).ownedBy(id))),
            entry);
      } catch (Conflict | StoreUnavailable impossible) {
        throw new IllegalStateException(impossible);
      }
      Starter.tell(id + " " + next + " " + entry.eventId());
    }
  }
}
