package io.keyrota.server.store;

import io.keyrota.server.audit.AuditEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Durable rows with optimistic commits. An acknowledged commit survives {@code kill -9}. */
public interface Store extends AutoCloseable {

  Snapshot snapshot();

  /**
   * A look that reads nothing but memory, for threads that must not wait: where a row is not there,
   * it throws {@link NotInMemory}, and a {@link #snapshot} is needed.
   */
  default Snapshot remembered() {
    return snapshot();
  }

  /**
   * Applies all changes and keeps the audit entries in the same transaction, in this order, or does
   * nothing. Returns when everything is on disk; many callers share one fsync. The same identity
   * appears at most once among the changes.
   *
   * @throws Conflict when a row that {@code seen} read, or a handle, has changed meanwhile, or when
   *     another row carries a handle that a change wants
   * @throws StoreUnavailable when nothing was written and nothing can be now (disk full)
   */
  default void commit(Snapshot seen, List<Change> changes, List<AuditEntry> entries)
      throws Conflict {
    CompletableFuture<Optional<Exception>> ending = new CompletableFuture<>();
    commit(seen, changes, entries, ending::complete);
    switch (ending.join().orElse(null)) {
      case null -> {}
      case Conflict conflict -> throw conflict;
      case RuntimeException refused -> throw refused;
      case Exception unknown -> throw new IllegalStateException(unknown);
    }
  }

  /** Like {@link #commit(Snapshot, List, List)}, with one entry. */
  default void commit(Snapshot seen, List<Change> changes, AuditEntry entry) throws Conflict {
    commit(seen, changes, List.of(entry));
  }

  /**
   * Like {@link #commit(Snapshot, List, List)}, without waiting for it.
   *
   * @param entries at least one
   * @param ended is told once: empty when everything is on disk, else what the other would throw.
   *     It may run on the store's own thread and must neither wait nor throw
   */
  void commit(
      Snapshot seen,
      List<Change> changes,
      List<AuditEntry> entries,
      Consumer<Optional<Exception>> ended);

  /** Rows of the given kinds due at or before the instant, earliest first, at most limit. */
  List<Due> due(Collection<String> kinds, Instant upTo, int limit);

  /**
   * The audit entries of committed changes that the trail has not taken over yet, in commit order:
   * each as {@link AuditEntry#encoded}. Read once at start, before listening.
   */
  List<byte[]> untakenEntries();

  /** Forgets entries that the trail now holds durably, by event id; may be done lazily. */
  void entriesTaken(Collection<String> eventIds);

  /**
   * Is told each commit's entries, in commit order, after they are durable and before commit
   * returns. Several listeners are told in the order in which they came. A listener must not call
   * {@link #commit}; when it throws, the store has failed.
   */
  void onCommitted(Consumer<List<AuditEntry>> listener);

  @Override
  void close();
}
