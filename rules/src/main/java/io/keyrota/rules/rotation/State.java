package io.keyrota.rules.rotation;

/** Where a rotation stands: underway, or in one of the states beside the way. */
public sealed interface State {
  /** The stage that was reached, whatever happened beside it. */
  Stage stage();

  /** On its way. */
  record Underway(Stage stage) implements State {}

  /** Nothing was done yet, and cannot be until the reason goes away. */
  record Blocked(Stage stage, String reason) implements State {}

  /** Somebody else changed what this rotation works on; a person decides. */
  record Paused(Stage stage, String reason) implements State {}

  /** On the way back. */
  record RollingBack(Stage stage, String reason) implements State {}

  /** Everything is as it was before. */
  record RolledBack(Stage stage, String reason) implements State {}

  /** No rule says what to do. */
  record NeedsHuman(Stage stage, String reason) implements State {}

  /** Whether nothing will happen any more, whoever asks. */
  default boolean ended() {
    return this instanceof RolledBack || equals(new Underway(Stage.DELETED));
  }

  /** The name in lists: the stage while underway, else the side state. */
  default String name() {
    return switch (this) {
      case Underway underway -> underway.stage().name();
      case Blocked blocked -> "BLOCKED";
      case Paused paused -> "PAUSED";
      case RollingBack rollingBack -> "ROLLING_BACK";
      case RolledBack rolledBack -> "ROLLED_BACK";
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
      case NeedsHuman needsHuman -> needsHuman.reason();
    };
  }

  /** The state of that name, as a journal keeps it. */
  static State of(String name, Stage stage, String why) {
    return switch (name) {
      case "BLOCKED" -> new Blocked(stage, why);
      case "PAUSED" -> new Paused(stage, why);
      case "ROLLING_BACK" -> new RollingBack(stage, why);
      case "ROLLED_BACK" -> new RolledBack(stage, why);
      case "NEEDS_HUMAN" -> new NeedsHuman(stage, why);
      default -> new Underway(Stage.valueOf(name));
    };
  }
}
