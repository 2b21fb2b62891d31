package io.keyrota.rotator;

import java.time.Duration;

/** How the rotator lets time pass. */
@FunctionalInterface
public interface Patience {
  /** Returns after about so long. */
  void pause(Duration duration);

  /** Sleeps on the machine's clock. */
  static Patience sleeping() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Interrupted();
      }
    };
  }

  /** The process is asked to end; the journal knows where to go on. */
  final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("interrupted; the journal knows where to go on: rotate resume", null, false, false);
    }
  }
}
