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

  /**
   * Entries that are worth a commit of few rows: a start, whose code is cold, reads them again in
   * two tenths of a second.
   */
  static final long FEW_TO_REPLAY = 2_000;

  /**
   * Entries that are worth a commit of any number of rows: a start reads them again in three or
   * four tenths of a second, and beside them a thousand rows cost a microsecond an entry or two.
   */
  static final long MOST_TO_REPLAY = 6_000;

  /** A row is written for no fewer entries than this, so that saving stays cheap beside them. */
  private static final long ENTRIES_A_ROW = 10;

  private final Trail trail;
  private long lastAt = System.nanoTime();
  private long lastSeq;

  /** Counted from now. */
  SavingTurn(Trail trail) {
    this.trail = trail;
    this.lastSeq = trail.head().seq();
  }

  /** Whether it is time to save so many rows. */
  boolean hasCome(long rows) {
    long worth = Math.min(FEW_TO_REPLAY + ENTRIES_A_ROW * rows, MOST_TO_REPLAY);
    return System.nanoTime() - lastAt > EVERY || trail.head().seq() - lastSeq > worth;
  }

  /** It is taken: the next one counts from now. */
  void take() {
    lastAt = System.nanoTime();
    lastSeq = trail.head().seq();
  }
}
