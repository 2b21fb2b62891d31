package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.credentials.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * The key of somebody who leaves: inactive at once, whoever uses it; deleted when nothing misses
 * it. It is never brought back by a use, since the user is who must not use it.
 */
final class Leaver {
  private Leaver() {}

  static Decision next(Rotation rotation, Observation seen, Instant now) {
    String key = rotation.oldKeyId();
    return switch (rotation.state().stage()) {
      case PLANNED, SLOT_READY, CREATED, PROBED, DELIVERING, DELIVERED, SOAKING, QUIET -> {
        Step step = new Step.Deactivate(key);
        yield seen.key(key).orElseThrow().active()
            ? new Decision.Do(step, "the user leaves")
            : new Decision.Conclude(step, "it was inactive before");
      }
      case DEACTIVATED ->
          new Decision.Enter(
              new State.Underway(Stage.HOLDING), "it is deleted when nothing misses it");
      case HOLDING -> hold(rotation, seen, now);
      case DELETED -> new Decision.Rest(rotation.state(), "done");
    };
  }

  private static Decision hold(Rotation rotation, Observation seen, Instant now) {
    Instant retired = rotation.marks().retired().orElse(now);
    Verdict verdict =
        rotation.terms().quiet().judge(retired, seen.evidenceOf(rotation.oldKeyId()), now);
    Instant until = retired.plus(rotation.terms().hold());
    if (verdict instanceof Verdict.InUse) {
      return new Decision.Enter(rotation.state().needsHuman(verdict.text()), "somebody misses it");
    }
    if (now.isBefore(until)) {
      return new Decision.Wait(
          Optional.of(until),
          Decision.Reason.HOLD,
          "held until " + Span.seconds(until) + ", then deleted");
    }
    return verdict instanceof Verdict.Quiet
        ? new Decision.Do(new Step.Delete(rotation.oldKeyId()), verdict.text())
        : Retiring.waiting(verdict);
  }
}
