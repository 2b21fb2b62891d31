package io.keyrota.server.aws;

import io.keyrota.rules.aws.Refusal;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** How long a request goes on losing races: pauses grow, with jitter, until the deadline. */
final class Patience {
  private static final long LONGEST_PAUSE_MICROS = 20_000;

  private final LongSupplier nanos;
  private final long deadline;
  private int lost;

  Patience(Duration patience, LongSupplier nanos) {
    this.nanos = nanos;
    this.deadline = nanos.getAsLong() + patience.toNanos();
  }

  /** Waits a little, or gives up: a lost race is the server's trouble, never the client's. */
  void pause() {
    if (nanos.getAsLong() - deadline > 0) {
      throw Trouble.unavailable();
    }
    lost++;
    long most = Math.min(LONGEST_PAUSE_MICROS, 200L << Math.min(lost, 10));
    try {
      Thread.sleep(Duration.ofNanos(1000 * ThreadLocalRandom.current().nextLong(most)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("ServiceUnavailable", "The server is shutting down.");
    }
  }
}
