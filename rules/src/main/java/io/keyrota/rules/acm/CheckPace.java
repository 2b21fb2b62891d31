package io.keyrota.rules.acm;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a name that is not proved yet is looked up: soon after it was asked for, then ever more
 * seldom, and at least every half hour.
 */
public final class CheckPace {
  /** Between two looks at a pending name lies at most this. */
  public static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final int PART = 4;

  private CheckPace() {}

  /** When a name is looked up next that is being proved since then and was just looked up. */
  public static Instant next(Instant since, Instant now) {
    Duration part = Duration.between(since, now).dividedBy(PART);
    Duration wait = part.compareTo(SHORTEST) < 0 ? SHORTEST : part;
    return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }
}
