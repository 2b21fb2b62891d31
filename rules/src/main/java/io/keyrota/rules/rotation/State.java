package io.keyrota.rules.rotation;

/**
 * Where a rotation stands: underway, or in one of the states beside the way. Who stops it for a
 * person keeps whether it was on the way back: going on means to go on in that direction, and the
 * other one takes away the key that applications hold.
 */
public sealed interface State {
  /** The stage that was reached, whatever happened beside it. */
  Stage stage();

  /** On its way. */
  record Underway(Stage stage) implements State {}

  /** Nothing was done yet, and cannot be until the reason goes away. */
  record Blocked(Stage stage, String reason) implements State {}

  /**
   * Somebody else changed what this rotation works on; a person decides.
   *
   * @param turnedBack whether it was on the way back
   */
  record Paused(Stage stage, String reason, boolean turnedBack) implements State {}

  /** On the way back. */
  record RollingBack(Stage stage, String reason) implements State {}

  /** Everything is as it was before. */
  record RolledBack(Stage stage, String reason) implements State {}

  /**
   * A person let it be: keys and targets stay as they were found.
   *
   * @param reason the person's
   */
  record Abandoned(Stage stage, String reason) implements State {}

  /**
   * No rule says what to do.
   *
   * @param turnedBack whether it was on the way back
   */
  record NeedsHuman(Stage stage, String reason, boolean turnedBack) implements State {}

  /** Whether it is on the way back, or was when it stopped. */
  default boolean turnedBack() {
    return switch (this) {
      case Underway underway -> false;
      case Blocked blocked -> false;
      case Paused paused -> paused.turnedBack();
      case RollingBack rollingBack -> true;
      case RolledBack rolledBack -> true;
      case Abandoned abandoned -> false;
      case NeedsHuman needsHuman -> needsHuman.turnedBack();
    };
  }

  /** Stopped here by somebody else's change, the direction kept. */
  default State paused(String reason) {
    return new Paused(stage(), reason, turnedBack());
  }

  /** Stopped here for want of a rule, the direction kept. */
  default State needsHuman(String reason) {
    return new NeedsHuman(stage(), reason, turnedBack());
  }

  /** Whether nothing will happen any more, whoever asks. */
  default boolean ended() {
    return this instanceof RolledBack
        || this instanceof Abandoned
        || equals(new Underway(Stage.DELETED));
  }

  /** The name in lists: the stage while underway, else the side state. */
  default String name() {
    return switch (this) {
      case Underway underway -> underway.stage().name();
      case Blocked blocked -> "BLOCKED";
      case Paused paused -> "PAUSED";
      case RollingBack rollingBack -> "ROLLING_BACK";
      case RolledBack rolledBack -> "ROLLED_BACK";
      case Abandoned abandoned -> "ABANDONED";
      case NeedsHuman needsHuman -> "NEEDS_HUMAN";
    };
  }

  /** Why it stands beside the way; empty while underway. */
  default String why() {
    return switch (this) {
      case Underway underway -> "";
      case Blocked blocked -> blocked.reason();
      case Paused paused -> paused.reason();
      case RollingBack rollingBack -> rollingBack.reason();
      case RolledBack rolledBack -> rolledBack.reason();
      case Abandoned abandoned -> abandoned.reason();
      case NeedsHuman needsHuman -> needsHuman.reason();
    };
  }

  /** The state of that name, as a journal keeps it. */
  static State of(String name, Stage stage, String why, boolean turnedBack) {
    return switch (name) {
      case "BLOCKED" -> new Blocked(stage, why);
      case "PAUSED" -> new Paused(stage, why, turnedBack);
      case "ROLLING_BACK" -> new RollingBack(stage, why);
      case "ROLLED_BACK" -> new RolledBack(stage, why);
      case "ABANDONED" -> new Abandoned(stage, why);
      case "NEEDS_HUMAN" -> new NeedsHuman(stage, why, turnedBack);
      default -> new Underway(Stage.valueOf(name));
    };
  }
}
