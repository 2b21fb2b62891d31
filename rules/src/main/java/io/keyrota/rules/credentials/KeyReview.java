package io.keyrota.rules.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an inventory says of one key.
 *
 * @param due when it is to be rotated; empty for an inactive key
 * @param findings in the order of their weight; empty when all is well
 */
public record KeyReview(KeySeen key, Duration age, Optional<Instant> due, List<Finding> findings) {

  /** What may be wrong with a key. */
  public enum Finding {
    /** Active, and older than the limit. */
    OVERDUE,
    /** Active for 45 days without any use. */
    UNUSED,
    /** Two active keys, and no rotation that explains them. */
    TWO_ACTIVE,
    /** Inactive, and no rotation that will delete it. */
    LEFT_OVER
  }

  /** CIS asks to disable credentials that were unused for so long. */
  public static final Duration UNUSED_FOR = Duration.ofDays(45);

  /**
   * Reviews one of a user's keys.
   *
   * @param others the user's other keys
   * @param lastUse of this key
   * @param rotating whether a rotation of this user is underway: it explains an overlap
   */
  public static KeyReview of(
      KeySeen key,
      List<KeySeen> others,
      Optional<KeyUse> lastUse,
      boolean rotating,
      Duration maxAge,
      Instant now) {
    List<Finding> findings = new ArrayList<>();
    Instant due = key.created().plus(maxAge);
    if (key.active()) {
      if (now.isAfter(due)) {
        findings.add(Finding.OVERDUE);
      }
      Instant sign = lastUse.map(KeyUse::at).orElse(key.created());
      if (now.isAfter(sign.plus(UNUSED_FOR))) {
        findings.add(Finding.UNUSED);
      }
      if (!rotating && others.stream().anyMatch(KeySeen::active)) {
        findings.add(Finding.TWO_ACTIVE);
      }
    } else if (!rotating) {
      findings.add(Finding.LEFT_OVER);
    }
    return new KeyReview(
        key,
        Duration.between(key.created(), now),
        key.active() ? Optional.of(due) : Optional.empty(),
        List.copyOf(findings));
  }
}
