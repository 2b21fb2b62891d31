package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.credentials.Verdict;
import java.time.Instant;
import java.util.Optional;

/** The way of a replacement from stage to stage. */
final class Forward {
  private Forward() {}

  static Decision next(Rotation rotation, Observation seen, Instant now) {
    return switch (rotation.state().stage()) {
      case PLANNED -> prepare(rotation, seen, now);
      case SLOT_READY -> new Decision.Do(new Step.Create(), "the user has room for one more key");
      case CREATED -> probe(rotation, now);
      case PROBED, DELIVERING -> deliver(rotation);
      case DELIVERED ->
          new Decision.Enter(
              new State.Underway(Stage.SOAKING), "from now on nobody should use the old key");
      case SOAKING, QUIET -> soak(rotation, seen, now);
      case DEACTIVATED ->
          new Decision.Enter(
              new State.Underway(Stage.HOLDING), "a use of the old key brings it back");
      case HOLDING -> Retiring.hold(rotation, rotation.oldKeyId(), seen, now);
      case DELETED -> new Decision.Rest(rotation.state(), "done");
    };
  }

  /** Two keys are the limit: an unused one goes first, but only if the operator named it. */
  static Decision prepare(Rotation rotation, Observation seen, Instant now) {
    if (seen.key(rotation.oldKeyId()).isEmpty()) {
      return blocked(rotation, "the key " + KeySeen.masked(rotation.oldKeyId()) + " is gone");
    }
    Optional<KeySeen> other =
        seen.keys().stream().filter(key -> !key.id().equals(rotation.oldKeyId())).findFirst();
    if (other.isEmpty()) {
      return new Decision.Enter(
          new State.Underway(Stage.SLOT_READY), "the user has one key of two");
    }
    KeySeen second = other.get();
    if (!rotation.terms().freeSlot().equals(Optional.of(second.id()))) {
      return blocked(
          rotation,
          "slot full: the user also has "
              + second.id()
              + (second.active() ? ", active" : ", inactive: name it with --free-slot"));
    }
    if (second.active()) {
      return blocked(rotation, "slot full: " + second.id() + " is active, and is not deleted");
    }
    Verdict verdict =
        rotation.terms().quiet().judge(second.created(), seen.evidenceOf(second.id()), now);
    return verdict instanceof Verdict.Quiet
        ? new Decision.Do(new Step.FreeSlot(second.id()), "inactive, and " + verdict.text())
        : blocked(
            rotation, "slot full: " + second.id() + " is not proved unused, " + verdict.text());
  }

  private static Decision blocked(Rotation rotation, String why) {
    State.Blocked blocked = new State.Blocked(Stage.PLANNED, why);
    return rotation.state().equals(blocked)
        ? new Decision.Rest(blocked, why)
        : new Decision.Enter(blocked, why);
  }

  private static Decision probe(Rotation rotation, Instant now) {
    Instant patience =
        rotation.marks().created().orElse(now).plus(rotation.terms().probePatience());
    return now.isAfter(patience)
        ? new Decision.Enter(
            new State.RollingBack(Stage.CREATED, "the new key was never accepted"),
            "the new key was not accepted until " + Span.seconds(patience))
        : new Decision.Do(new Step.Probe(), "a new key takes a while to be known everywhere");
  }

  private static Decision deliver(Rotation rotation) {
    return rotation
        .firstTarget(Delivery.Progress.PENDING)
        .<Decision>map(
            index ->
                new Decision.Do(new Step.Deliver(index), rotation.deliveries().get(index).target()))
        .orElseGet(() -> new Decision.Do(new Step.Confirm(), "every target is read back"));
  }

  private static Decision soak(Rotation rotation, Observation seen, Instant now) {
    boolean quiet = rotation.state().stage() == Stage.QUIET;
    Instant deployed = rotation.marks().deployed().orElse(now);
    Verdict verdict =
        rotation.terms().quiet().judge(deployed, seen.evidenceOf(rotation.oldKeyId()), now);
    if (verdict instanceof Verdict.Quiet) {
      return quiet
          ? new Decision.Do(new Step.Deactivate(rotation.oldKeyId()), verdict.text())
          : new Decision.Enter(new State.Underway(Stage.QUIET), verdict.text());
    }
    return quiet
        ? new Decision.Enter(new State.Underway(Stage.SOAKING), verdict.text())
        : Retiring.waiting(verdict);
  }
}
