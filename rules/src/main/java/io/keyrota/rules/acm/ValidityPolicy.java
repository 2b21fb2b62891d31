package io.keyrota.rules.acm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a new certificate lives and how long before its end it is renewed.
 *
 * @param validity what was set; empty: the longest that browsers take, less two days, which makes
 *     AWS's 198 days of the 200
 * @param renewBefore what was set; empty: 60 days before the end of those of 395 days and more, 45
 *     of those of 198, a third of the life of shorter ones
 */
public record ValidityPolicy(Optional<Duration> validity, Optional<Duration> renewBefore) {
  /** Nothing set. */
  public static final ValidityPolicy STANDARD =
      new ValidityPolicy(Optional.empty(), Optional.empty());

  /** What AWS's certificates lived before 18 February 2026. */
  private static final Duration THIRTEEN_MONTHS = Duration.ofDays(395);

  private static final Duration HALF_YEAR = Duration.ofDays(198);
  private static final Duration LESS = Duration.ofDays(2);

  /**
   * CA/Browser Forum, Baseline Requirements, section 6.3.2 (ballot SC-081v3): the longest life of
   * what is issued from an instant on. AWS took the first step earlier, on 18 February 2026.
   */
  private static final List<Step> STEPS =
      List.of(
          new Step(Instant.parse("2029-03-15T00:00:00Z"), Duration.ofDays(47)),
          new Step(Instant.parse("2027-03-15T00:00:00Z"), Duration.ofDays(100)),
          new Step(Instant.parse("2026-02-18T00:00:00Z"), Duration.ofDays(200)));

  private record Step(Instant from, Duration longest) {}

  /** How long a certificate issued at that instant lives. */
  public Duration validityAt(Instant issued) {
    return validity.orElseGet(
        () ->
            STEPS.stream()
                .filter(step -> !issued.isBefore(step.from()))
                .findFirst()
                .map(step -> step.longest().minus(LESS))
                .orElse(THIRTEEN_MONTHS));
  }

  /** How long before its end a certificate of that life is renewed. */
  public Duration renewBefore(Duration life) {
    if (renewBefore.isPresent() && renewBefore.get().compareTo(life) < 0) {
      return renewBefore.get();
    }
    if (life.compareTo(THIRTEEN_MONTHS) >= 0) {
      return Duration.ofDays(60);
    }
    return life.compareTo(HALF_YEAR) >= 0 ? Duration.ofDays(45) : life.dividedBy(3);
  }
}
