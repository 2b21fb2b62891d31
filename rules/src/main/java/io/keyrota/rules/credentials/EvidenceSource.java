package io.keyrota.rules.credentials;

import java.time.Duration;

/**
 * Where news of a key's use come from, and how blurred they are.
 *
 * @param name for people, for example {@code iam-last-used}
 * @param coalescing uses less than this after a recorded one may leave no record of their own
 * @param lag a use may stay unseen for so long after it happened
 */
public record EvidenceSource(String name, Duration coalescing, Duration lag) {
  /**
   * GetAccessKeyLastUsed: the first use in 15 minutes is recorded; AWS names no bound of the delay,
   * four hours is what its own check of unused credentials allows for.
   */
  public static final EvidenceSource IAM_LAST_USED =
      new EvidenceSource("iam-last-used", Duration.ofMinutes(15), Duration.ofHours(4));

  /** Keyrota's own audit trail: every request, before its answer leaves. */
  public static final EvidenceSource KEYROTA_TRAIL =
      new EvidenceSource("keyrota-trail", Duration.ZERO, Duration.ZERO);

  public EvidenceSource {
    if (coalescing.isNegative() || lag.isNegative()) {
      throw new IllegalArgumentException("a source cannot know the future");
    }
  }

  /** After so long everything that happened until an instant has shown. */
  public Duration horizon() {
    return coalescing.plus(lag);
  }
}
