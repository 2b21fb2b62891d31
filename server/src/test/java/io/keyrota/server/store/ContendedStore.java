package io.keyrota.server.store;

import io.keyrota.server.audit.AuditEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store over another whose next commits lose their races or fail, as the test says: those of the
 * thread that says so and of those it starts, so that what goes on in the background takes nobody's
 * misfortune.
 */
public final class ContendedStore implements Store {
  private final Store store;
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicReference<@Nullable RuntimeException> toFail = new AtomicReference<>();
  private volatile Runnable meanwhile = () -> {};
  private final AtomicInteger lost = new AtomicInteger();

  /** Inherited, since the gateway decides a lost race again on another thread. */
  private final InheritableThreadLocal<Boolean> unlucky = new InheritableThreadLocal<>();

  public ContendedStore(Store store) {
    this.store = store;
  }

  /** So many commits from now on are told that somebody else was quicker. */
  public void loseNext(int races) {
    loseNext(races, () -> {});
  }

  /** The same, with what happens while somebody else is quicker. */
  public void loseNext(int races, Runnable meanwhile) {
    this.meanwhile = meanwhile;
    unlucky.set(true);
    toLose.set(races);
  }

  /** The next commit fails that way, and nothing is written. */
  public void failNext(RuntimeException failure) {
    unlucky.set(true);
    toFail.set(failure);
  }

  /** How many races were lost until now. */
  public int lost() {
    return lost.get();
  }

  @Override
  public void commit(
      Snapshot seen,
      List<Change> changes,
      List<AuditEntry> entries,
      Consumer<Optional<Exception>> ended) {
    if (Boolean.TRUE.equals(unlucky.get())) {
      RuntimeException failure = toFail.getAndSet(null);
      if (failure != null) {
        ended.accept(Optional.of(failure));
        return;
      }
      if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        lost.incrementAndGet();
        meanwhile.run();
        ended.accept(Optional.of(new Conflict(changes.getFirst().identity())));
        return;
      }
    }
    store.commit(seen, changes, entries, ended);
  }

  @Override
  public Snapshot remembered() {
    return store.remembered();
  }

  @Override
  public Snapshot snapshot() {
    return store.snapshot();
  }

  @Override
  public List<Due> due(Collection<String> kinds, Instant upTo, int limit) {
    return store.due(kinds, upTo, limit);
  }

  @Override
  public List<byte[]> untakenEntries() {
    return store.untakenEntries();
  }

  @Override
  public void entriesTaken(Collection<String> eventIds) {
    store.entriesTaken(eventIds);
  }

  @Override
  public void onCommitted(Consumer<List<AuditEntry>> listener) {
    store.onCommitted(listener);
  }

  @Override
  public void close() {
    store.close();
  }
}
