package io.keyrota.server.upkeep;

import io.keyrota.server.audit.Trail;
import java.time.Duration;

/**
 * When it is time to bring into the store what was learnt from the trail: every ten minutes, or
 * when the trail has grown so much that reading it again after a crash would take long. Used by one
 * thread.
 */
final class SavingTurn {
  private static final long EVERY = Duration.ofMinutes(10).toNanos();

  /** Entries: as many as a start, whose code is cold, reads in two or three tenths of a second. */
  private static final long MOST_TO_REPLAY = 10_000;

  private final Trail trail;
  private long lastAt = System.nanoTime();
  private long lastSeq;

  /** Counted from now. */
  SavingTurn(Trail trail) {
    this.trail = trail;
    this.lastSeq = trail.head().seq();
  }

  boolean hasCome() {
    return System.nanoTime() - lastAt > EVERY || trail.head().seq() - lastSeq > MOST_TO_REPLAY;
  }

  /** It is taken: the next one counts from now. */
  void take() {
    lastAt = System.nanoTime();
    lastSeq = trail.head().seq();
  }
}
