package io.keyrota.server.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Advances a rehearsal clock: every duty that falls due on the way runs at its own instant, in
 * order, with its observations; the call returns when nothing due is left. One advance runs at a
 * time.
 */
public final class Rehearsal {
  private final RehearsalClock clock;
  private final Upkeep upkeep;
  private final Consumer<RehearsalClock> save;
  private final ReentrantLock one = new ReentrantLock();

  /**
   * A rehearsal of what the upkeep knows.
   *
   * @param save keeps the clock's distance, so that a restart does not go back in time
   */
  public Rehearsal(RehearsalClock clock, Upkeep upkeep, Consumer<RehearsalClock> save) {
    this.clock = clock;
    this.upkeep = upkeep;
    this.save = save;
  }

  /** What an advance did. */
  public record Advanced(Instant before, Instant now, long dutiesRun) {}

  /** Lives the given time; it must not be negative. */
  public Advanced advance(Duration duration) {
    one.lock();
    try {
      Instant before = clock.now();
      Instant target = before.plus(duration);
      long run = 0;
      try {
        for (Instant next = upkeep.nextDue(); !next.isAfter(target); next = upkeep.nextDue()) {
          clock.hold(next);
          run += upkeep.settle(clock.now());
        }
        clock.hold(target);
      } finally {
        clock.release();
        save.accept(clock);
      }
      return new Advanced(before, target, run);
    } finally {
      one.unlock();
    }
  }
}
