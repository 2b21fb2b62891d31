package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * The way back: the old key active, every target as it was, and then the new key goes the same way
 * that the old one would have gone: a consumer may have read it meanwhile.
 */
final class RollBack {
  private RollBack() {}

  static Decision next(Rotation rotation, Observation seen, Instant now) {
    Optional<Decision> unfinished = Unfinished.resolve(rotation, seen, now);
    if (unfinished.isPresent()) {
      return unfinished.get();
    }
    Optional<KeySeen> old = seen.key(rotation.oldKeyId());
    if (old.isEmpty()) {
      return needsHuman(
          rotation, "the old key " + KeySeen.masked(rotation.oldKeyId()) + " is deleted");
    }
    if (!old.get().active()) {
      return new Decision.Do(new Step.Reactivate(rotation.oldKeyId()), "first the way back");
    }
    // Two targets may be in one file: what was kept of the later one has the earlier one's key.
    Optional<Integer> written = rotation.lastTarget(Delivery.Progress.WRITTEN);
    if (written.isPresent()) {
      return new Decision.Do(
          new Step.Restore(written.get()), rotation.deliveries().get(written.get()).target());
    }
    if (rotation.handedOut() && rotation.marks().restored().isEmpty()) {
      return new Decision.Do(new Step.Reload(), "every target is as it was");
    }
    return rotation
        .marks()
        .newKeyId()
        .flatMap(seen::key)
        .map(key -> retire(rotation, key, seen, now))
        .orElseGet(
            () ->
                new Decision.Enter(
                    new State.RolledBack(rotation.state().stage(), rotation.state().why()),
                    "everything is as it was"));
  }

  private static Decision retire(Rotation rotation, KeySeen key, Observation seen, Instant now) {
    if (!rotation.handedOut()) {
      return key.active()
          ? new Decision.Do(new Step.Deactivate(key.id()), "nobody ever had it")
          : new Decision.Do(new Step.Delete(key.id()), "nobody ever had it");
    }
    if (!key.active()) {
      return Retiring.hold(rotation, key.id(), seen, now);
    }
    Instant restored = rotation.marks().restored().orElse(now);
    Verdict verdict = rotation.terms().quiet().judge(restored, seen.evidenceOf(key.id()), now);
    return verdict instanceof Verdict.Quiet
        ? new Decision.Do(new Step.Deactivate(key.id()), verdict.text())
        : Retiring.waiting(verdict);
  }

  private static Decision needsHuman(Rotation rotation, String why) {
    return new Decision.Enter(rotation.state().needsHuman(why), why);
  }
}
