package io.keyrota.rules.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** AWS's dates carry no fraction of a second. */
public final class WholeSeconds {

  private WholeSeconds() {}

  public static Instant of(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
