package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.QuietRule;
import java.time.Duration;
import java.util.Optional;

/**
 * What was agreed when a rotation was planned.
 *
 * @param quiet when the old key counts as unused
 * @param hold how long it stays inactive before it is deleted
 * @param settle how long the service may show what was true before a change (AWS is eventually
 *     consistent; Keyrota is not: zero)
 * @param probePatience a new key that is not accepted for so long is given up
 * @param lateUse what a use during the hold does
 * @param freeSlot the inactive key that may be deleted to make room
 * @param then the command that makes consumers read their new key
 * @param passCredentials whether programs find the rotator's own credentials in their environment
 */
public record Terms(
    QuietRule quiet,
    Duration hold,
    Duration settle,
    Duration probePatience,
    LateUse lateUse,
    Optional<String> freeSlot,
    Optional<String> then,
    boolean passCredentials) {

  /** What a use of the deactivated key does. */
  public enum LateUse {
    /** The key is active again at once, and must prove unused anew. */
    REACTIVATE,
    /** The key stays inactive and a person is asked: for keys that may be in wrong hands. */
    KEEP
  }

  /** The guide's 24 hours, ten minutes for a new key to work. */
  public static Terms standard() {
    return new Terms(
        QuietRule.STANDARD,
        Duration.ofHours(24),
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        LateUse.REACTIVATE,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public Terms {
    if (hold.isNegative() || settle.isNegative() || probePatience.isNegative()) {
      throw new IllegalArgumentException("a duration of the terms is negative");
    }
  }

  public Terms withQuiet(QuietRule other) {
    return new Terms(other, hold, settle, probePatience, lateUse, freeSlot, then, passCredentials);
  }

  public Terms withHold(Duration other) {
    return new Terms(quiet, other, settle, probePatience, lateUse, freeSlot, then, passCredentials);
  }

  public Terms withSettle(Duration other) {
    return new Terms(quiet, hold, other, probePatience, lateUse, freeSlot, then, passCredentials);
  }

  public Terms withLateUse(LateUse other) {
    return new Terms(quiet, hold, settle, probePatience, other, freeSlot, then, passCredentials);
  }

  public Terms withFreeSlot(Optional<String> other) {
    return new Terms(quiet, hold, settle, probePatience, lateUse, other, then, passCredentials);
  }

  public Terms withThen(Optional<String> other) {
    return new Terms(quiet, hold, settle, probePatience, lateUse, freeSlot, other, passCredentials);
  }

  public Terms withPassCredentials(boolean other) {
    return new Terms(quiet, hold, settle, probePatience, lateUse, freeSlot, then, other);
  }
}
