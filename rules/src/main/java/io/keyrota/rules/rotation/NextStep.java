package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.KeySeen;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state machine. What to do follows from what the journal remembers and what is seen; both
 * count, neither is believed alone. A change that is not ours pauses the rotation.
 */
public final class NextStep {
  private NextStep() {}

  /** The next step, or until when to wait and why. */
  public static Decision of(Rotation rotation, Observation seen, Instant now) {
    Decision decision =
        switch (rotation.state()) {
          case State.Underway underway ->
              underway.ended()
                  ? new Decision.Rest(underway, "done")
                  : underway(rotation, seen, now);
          case State.Blocked blocked -> Forward.prepare(rotation, seen, now);
          case State.RollingBack back -> RollBack.next(rotation, seen, now);
          case State.Paused paused -> new Decision.Rest(paused, paused.reason());
          case State.RolledBack back -> new Decision.Rest(back, back.reason());
          case State.Abandoned left -> new Decision.Rest(left, left.reason());
          case State.NeedsHuman asks -> new Decision.Rest(asks, asks.reason());
        };
    return guarded(rotation, decision, seen);
  }

  private static Decision underway(Rotation rotation, Observation seen, Instant now) {
    Optional<Decision> unfinished = Unfinished.resolve(rotation, seen, now);
    if (unfinished.isPresent()) {
      return unfinished.get();
    }
    Optional<String> foreign = ForeignChange.find(rotation, seen);
    if (foreign.isPresent()) {
      Instant settled = rotation.marks().acted().plus(rotation.terms().settle());
      return now.isBefore(settled)
          ? new Decision.Wait(
              Optional.of(settled),
              Decision.Reason.SETTLING,
              "the service may still show what was true before the last step")
          : new Decision.Enter(rotation.state().paused(foreign.get()), foreign.get());
    }
    return switch (rotation.purpose()) {
      case REPLACE -> Forward.next(rotation, seen, now);
      case RETIRE -> Leaver.next(rotation, seen, now);
    };
  }

  /**
   * A key that a target holds again stays. With a wrong clock no deadline means anything; a
   * leaver's key goes all the same.
   */
  private static Decision guarded(Rotation rotation, Decision decision, Observation seen) {
    if (decision instanceof Decision.Do(Step step, String why)) {
      Optional<String> held = heldAgain(rotation, step, seen);
      if (held.isPresent()) {
        return new Decision.Enter(rotation.state().paused(held.get()), held.get());
      }
    }
    boolean leaves =
        rotation.purpose() == Rotation.Purpose.RETIRE && rotation.state().stage() == Stage.PLANNED;
    if (decision instanceof Decision.Do(Step step, String why)
        && step.destructive()
        && seen.skewed()
        && !leaves) {
      return new Decision.Wait(
          Optional.empty(),
          Decision.Reason.SKEW,
          "this machine's clock and the service's differ by "
              + seen.skew().abs().toSeconds()
              + " s; more than "
              + Observation.SKEW_LIMIT.toSeconds()
              + " s forbid to "
              + step.text());
    }
    return decision;
  }

  /** Why a target forbids to take that key away: whoever reads it next would be cut off. */
  private static Optional<String> heldAgain(Rotation rotation, Step step, Observation seen) {
    String key;
    switch (step) {
      case Step.Deactivate s -> key = s.keyId();
      case Step.Delete s -> key = s.keyId();
      default -> {
        return Optional.empty();
      }
    }
    String which = key.equals(rotation.oldKeyId()) ? "old" : "new";
    for (Observation.TargetSeen target : seen.targets()) {
      if (target.trouble().isPresent()) {
        return Optional.of(target.target() + " cannot be read: " + target.trouble().get());
      }
      if (target.keyId().equals(Optional.of(key))) {
        return Optional.of(target.target() + " holds the " + which + " key again");
      }
    }
    return Optional.empty();
  }

  /** Whether the next decision may take a key away that somebody put back into a target. */
  public static boolean looksAtTargets(Rotation rotation) {
    return switch (rotation.state()) {
      case State.Underway(Stage stage) -> stage == Stage.QUIET || stage == Stage.HOLDING;
      case State.RollingBack back -> true;
      case State.Blocked blocked -> false;
      case State.Paused paused -> false;
      case State.RolledBack back -> false;
      case State.Abandoned left -> false;
      case State.NeedsHuman asks -> false;
    };
  }

  /** The keys whose evidence the next decision may need. */
  public static Set<String> subjects(Rotation rotation, List<KeySeen> keys) {
    Set<String> subjects = new HashSet<>();
    Marks marks = rotation.marks();
    switch (rotation.state().stage()) {
      case PLANNED -> rotation.terms().freeSlot().ifPresent(subjects::add);
      case SOAKING, QUIET, DEACTIVATED, HOLDING -> subjects.add(rotation.oldKeyId());
      case SLOT_READY, CREATED, PROBED, DELIVERING, DELIVERED, DELETED -> {}
    }
    if (rotation.state() instanceof State.RollingBack) {
      subjects.clear();
      marks.newKeyId().filter(id -> rotation.handedOut()).ifPresent(subjects::add);
    }
    if (marks.intent().map(intent -> intent.step() instanceof Step.Create).orElse(false)) {
      keys.stream()
          .map(KeySeen::id)
          .filter(id -> !marks.intent().orElseThrow().keysSeen().contains(id))
          .forEach(subjects::add);
    }
    return subjects;
  }
}
