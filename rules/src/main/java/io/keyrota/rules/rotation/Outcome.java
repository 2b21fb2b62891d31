package io.keyrota.rules.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a rotation is after a step, or after a person's word. */
public final class Outcome {
  /** A key that is missed twice is not tried a third time without a person. */
  private static final int LATE_USES = 2;

  private Outcome() {}

  /** The new key was made; its secret goes into the journal with this. */
  public static Rotation created(Rotation rotation, String keyId, Instant now) {
    return settled(rotation, now)
        .with(settled(rotation, now).marks().withNewKey(Optional.of(keyId), now))
        .in(new State.Underway(Stage.CREATED));
  }

  /** The step was done. */
  public static Rotation done(Rotation before, Step step, Instant now) {
    Rotation rotation = settled(before, now);
    Marks marks = rotation.marks();
    return switch (step) {
      case Step.Create s -> throw new IllegalArgumentException("a made key has an id");
      case Step.FreeSlot s -> {
        List<String> left = marks.keysSeen().stream().filter(id -> !id.equals(s.keyId())).toList();
        yield forward(rotation.with(marks.withKeysSeen(left)), Stage.SLOT_READY);
      }
      case Step.DeleteOrphan s -> forward(rotation, Stage.SLOT_READY);
      case Step.Probe s -> forward(rotation, Stage.PROBED);
      case Step.Deliver s ->
          forward(rotation.withDelivery(s.target(), Delivery.Progress.WRITTEN), Stage.DELIVERING);
      case Step.Confirm s -> forward(rotation.with(marks.withDeployed(now)), Stage.DELIVERED);
      case Step.Deactivate s ->
          forward(rotation.with(marks.withRetired(Optional.of(now))), Stage.DEACTIVATED);
      case Step.Reactivate s -> reactivated(rotation);
      case Step.Delete s ->
          rotation.state() instanceof State.RollingBack(Stage stage, String why)
              ? rotation.in(new State.RolledBack(stage, why))
              : forward(rotation, Stage.DELETED);
      case Step.Restore s -> rotation.withDelivery(s.target(), Delivery.Progress.RESTORED);
      case Step.Reload s -> rotation.with(marks.withRestored(now));
    };
  }

  private static Rotation settled(Rotation rotation, Instant now) {
    return rotation.with(rotation.marks().withIntent(Optional.empty()).withActed(now));
  }

  private static Rotation forward(Rotation rotation, Stage stage) {
    return rotation.state() instanceof State.RollingBack
        ? rotation
        : rotation.in(new State.Underway(stage));
  }

  private static Rotation reactivated(Rotation rotation) {
    Rotation active = rotation.with(rotation.marks().withRetired(Optional.empty()));
    if (rotation.state() instanceof State.RollingBack) {
      return active;
    }
    Rotation counted = active.with(active.marks().withLateUse());
    return counted.marks().lateUses() < LATE_USES
        ? counted.in(new State.Underway(Stage.SOAKING))
        : counted.in(
            new State.NeedsHuman(
                Stage.SOAKING, "the old key was used twice although it was deactivated", false));
  }

  /** The step cannot be done, and trying again will not help. */
  public static Rotation failed(Rotation rotation, Step step, String why, Instant now) {
    State asks = rotation.state().needsHuman(why);
    return switch (step) {
      case Step.Create s -> settled(rotation, now).in(new State.Blocked(Stage.PLANNED, why));
      case Step.FreeSlot s -> settled(rotation, now).in(new State.Blocked(Stage.PLANNED, why));
      case Step.Probe s -> back(rotation, why, now);
      case Step.Deliver s -> back(rotation, why, now);
      case Step.Confirm s -> back(rotation, why, now);
      case Step.DeleteOrphan s -> rotation.in(asks);
      case Step.Deactivate s -> rotation.in(asks);
      case Step.Reactivate s -> rotation.in(asks);
      case Step.Delete s -> rotation.in(asks);
      case Step.Restore s -> rotation.in(asks);
      case Step.Reload s -> rotation.in(asks);
    };
  }

  /**
   * On the way back; what may have been written counts as written. A step that may have made a key
   * stays unfinished until it is known.
   */
  public static Rotation back(Rotation rotation, String why, Instant now) {
    Stage stage = rotation.state().stage();
    Rotation turned = rotation.in(new State.RollingBack(stage, why));
    Optional<Intent> intent = rotation.marks().intent();
    if (intent.isEmpty()) {
      return turned.with(turned.marks().withActed(now));
    }
    return switch (intent.get().step()) {
      case Step.Create s -> turned;
      case Step.DeleteOrphan s -> turned;
      case Step.Deliver s ->
          settled(turned, now).withDelivery(s.target(), Delivery.Progress.WRITTEN);
      case Step.FreeSlot s -> settled(turned, now);
      case Step.Probe s -> settled(turned, now);
      case Step.Confirm s -> settled(turned, now);
      case Step.Deactivate s -> settled(turned, now);
      case Step.Reactivate s -> settled(turned, now);
      case Step.Delete s -> turned;
      case Step.Restore s -> settled(turned, now);
      case Step.Reload s -> settled(turned, now);
    };
  }

  /** A person looked and says: go on, in the direction in which it went. */
  public static Rotation resumed(Rotation rotation, Instant now) {
    return switch (rotation.state()) {
      case State.Paused paused -> {
        if (resumesBack(rotation)) {
          yield rotation.in(new State.RollingBack(paused.stage(), paused.reason()));
        }
        // Paused at the brink: a consumer may have read the old key meanwhile.
        yield paused.stage() == Stage.QUIET
            ? rotation
                .in(new State.Underway(Stage.SOAKING))
                .with(rotation.marks().withDeployed(now))
            : rotation.in(new State.Underway(paused.stage()));
      }
      case State.NeedsHuman asks -> {
        if (resumesBack(rotation)) {
          yield rotation.in(new State.RollingBack(asks.stage(), asks.reason()));
        }
        yield switch (rotation.purpose()) {
          case RETIRE ->
              rotation
                  .in(new State.Underway(Stage.HOLDING))
                  .with(rotation.marks().withRetired(Optional.of(now)));
          case REPLACE -> rotation.in(new State.Underway(Stage.SOAKING));
        };
      }
      case State.Underway state -> rotation;
      case State.Blocked state -> rotation;
      case State.RollingBack state -> rotation;
      case State.RolledBack state -> rotation;
      case State.Abandoned state -> rotation;
    };
  }

  /**
   * Whether a person's word takes the rotation back rather than on. A replacement that asks goes on
   * only after late uses of the old key; a journal of before the direction was kept has no mark, so
   * a restored target and too few late uses tell it too.
   */
  public static boolean resumesBack(Rotation rotation) {
    if (rotation.state().turnedBack()) {
      return true;
    }
    return rotation.state() instanceof State.NeedsHuman asks
        && rotation.purpose() == Rotation.Purpose.REPLACE
        && (asks.stage() != Stage.SOAKING
            || rotation.marks().lateUses() < LATE_USES
            || rotation.firstTarget(Delivery.Progress.RESTORED).isPresent());
  }
}
