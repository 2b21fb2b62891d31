package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.Testimony;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that the journal found begun and not ended: the rotator was killed, or the answer was
 * lost. What is seen tells whether it happened; empty when the way simply goes on from the stage.
 */
final class Unfinished {
  /** No call takes longer, retries included. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

  private Unfinished() {}

  static Optional<Decision> resolve(Rotation rotation, Observation seen, Instant now) {
    Optional<Intent> found = rotation.marks().intent();
    if (found.isEmpty() || !seen.userExists()) {
      return Optional.empty();
    }
    Intent intent = found.get();
    return switch (intent.step()) {
      case Step.Create step -> created(rotation, intent, seen, now);
      case Step.DeleteOrphan step ->
          Optional.of(
              seen.key(step.keyId()).isEmpty()
                  ? concluded(step)
                  : new Decision.Do(step, "its secret never reached the journal"));
      case Step.FreeSlot step ->
          seen.key(step.keyId()).isEmpty() ? Optional.of(concluded(step)) : Optional.empty();
      case Step.Delete step ->
          seen.key(step.keyId()).isEmpty() ? Optional.of(concluded(step)) : Optional.empty();
      case Step.Deactivate step ->
          seen.key(step.keyId()).filter(key -> !key.active()).map(key -> concluded(step));
      case Step.Reactivate step ->
          seen.key(step.keyId())
              .map(
                  key ->
                      key.active()
                          ? concluded(step)
                          : new Decision.Do(step, "it was begun and did not happen"));
      case Step.Probe step -> Optional.empty();
      case Step.Deliver step -> Optional.empty();
      case Step.Confirm step -> Optional.empty();
      case Step.Restore step -> Optional.empty();
      case Step.Reload step -> Optional.empty();
    };
  }

  private static Decision concluded(Step step) {
    return new Decision.Conclude(step, "it happened before the rotator was stopped");
  }

  /**
   * A key that appeared with the intent and was never used is the one whose secret was lost. Any
   * other is somebody's, and is not touched.
   */
  private static Optional<Decision> created(
      Rotation rotation, Intent intent, Observation seen, Instant now) {
    List<KeySeen> fresh =
        seen.keys().stream().filter(key -> !intent.keysSeen().contains(key.id())).toList();
    if (fresh.isEmpty()) {
      Instant settled = intent.at().plus(rotation.terms().settle());
      return now.isBefore(settled)
          ? Optional.of(
              new Decision.Wait(
                  Optional.of(settled),
                  Decision.Reason.SETTLING,
                  "a key that was being made may still appear"))
          : Optional.empty();
    }
    KeySeen key = fresh.getFirst();
    boolean ours =
        fresh.size() == 1
            && !key.created().isBefore(intent.at().minus(Observation.SKEW_LIMIT))
            && !key.created().isAfter(intent.at().plus(LONGEST_CALL))
            && seen.evidenceOf(key.id()).stream().allMatch(Unfinished::sawNoUse);
    if (ours) {
      return Optional.of(
          new Decision.Do(
              new Step.DeleteOrphan(key.id()),
              "it was made when the rotator was stopped; its secret is lost"));
    }
    String why = key.masked() + " appeared, and is not known to be this rotation's";
    return Optional.of(new Decision.Enter(rotation.state().paused(why), why));
  }

  private static boolean sawNoUse(Testimony testimony) {
    return testimony instanceof Testimony.Answered answered && answered.lastUse().isEmpty();
  }
}
