package io.keyrota.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A clock that stands still until it is told otherwise. {@code clock::now} fits wherever the house
 * injects its time. Safe for several threads.
 */
public final class SettableClock implements Supplier<Instant> {
  private final AtomicReference<Instant> now;

  public SettableClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** A clock that stands at an ISO-8601 instant, for example {@code 2026-11-24T12:00:00Z}. */
  public static SettableClock at(String instant) {
    return new SettableClock(Instant.parse(instant));
  }

  public Instant now() {
    return now.get();
  }

  @Override
  public Instant get() {
    return now();
  }

  /** Moves the clock anywhere, backwards too. */
  public void set(Instant instant) {
    now.set(instant);
  }

  /** Moves the clock on and answers where it stands then. */
  public Instant advance(Duration by) {
    return now.updateAndGet(was -> was.plus(by));
  }
}
