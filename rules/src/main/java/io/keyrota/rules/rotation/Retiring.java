package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.credentials.QuietRule;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.credentials.Testimony;
import io.keyrota.rules.credentials.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The end of a key that was deactivated: held until nobody can still miss it. */
final class Retiring {
  private Retiring() {}

  /** The key is inactive; what now? */
  static Decision hold(Rotation rotation, String keyId, Observation seen, Instant now) {
    Instant retired = rotation.marks().retired().orElse(now);
    List<Testimony> evidence = seen.evidenceOf(keyId);
    Optional<KeyUse> late = QuietRule.lateUse(retired, evidence);
    if (late.isPresent()) {
      return late(rotation, keyId, late.get());
    }
    List<EvidenceSource> sources = evidence.stream().map(Testimony::source).toList();
    Duration horizon = QuietRule.horizon(sources);
    Duration hold = rotation.terms().hold();
    Instant until = retired.plus(hold.compareTo(horizon) < 0 ? horizon : hold);
    if (now.isBefore(until)) {
      return new Decision.Wait(
          Optional.of(until),
          Decision.Reason.HOLD,
          "held until " + Span.seconds(until) + "; a use of it would bring it back");
    }
    // Only who can hear may say that nobody called.
    Verdict heard =
        new QuietRule(Duration.ZERO, Duration.ZERO, rotation.terms().quiet().freshness())
            .judge(retired.minus(horizon), evidence, now);
    return heard instanceof Verdict.Quiet
        ? new Decision.Do(
            new Step.Delete(keyId), "held since " + Span.seconds(retired) + ", and nobody used it")
        : waiting(heard);
  }

  private static Decision late(Rotation rotation, String keyId, KeyUse use) {
    String why = "used although it is deactivated: " + use.text();
    return switch (rotation.terms().lateUse()) {
      case REACTIVATE -> new Decision.Do(new Step.Reactivate(keyId), why);
      case KEEP -> new Decision.Enter(rotation.state().needsHuman(why), why);
    };
  }

  /** How to wait for a verdict to become QUIET. */
  static Decision waiting(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Quiet quiet -> throw new IllegalArgumentException("nothing to wait for");
      case Verdict.InUse inUse ->
          new Decision.Wait(Optional.of(inUse.quietFrom()), Decision.Reason.IN_USE, verdict.text());
      case Verdict.Stale stale ->
          new Decision.Wait(
              Optional.of(stale.quietFrom()), Decision.Reason.EVIDENCE, verdict.text());
      case Verdict.Blind blind ->
          new Decision.Wait(Optional.empty(), Decision.Reason.BLIND, verdict.text());
    };
  }
}
