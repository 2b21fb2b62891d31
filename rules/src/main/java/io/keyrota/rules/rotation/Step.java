package io.keyrota.rules.rotation;

/**
 * One act on the world. Each may be repeated: a rotator that was killed does not know whether the
 * last one happened.
 */
public sealed interface Step {

  /** Deletes the inactive key that the operator named, so that there is room for the new one. */
  record FreeSlot(String keyId) implements Step {}

  /** Makes the new key and seals its secret in the journal. */
  record Create() implements Step {}

  /** Deletes a key that was made but whose secret never reached the journal. */
  record DeleteOrphan(String keyId) implements Step {}

  /** Five calls in a row with the new key. */
  record Probe() implements Step {}

  /** Writes the new key to one target. */
  record Deliver(int target) implements Step {}

  /** Runs the reload command and reads every target back. */
  record Confirm() implements Step {}

  record Deactivate(String keyId) implements Step {}

  record Reactivate(String keyId) implements Step {}

  record Delete(String keyId) implements Step {}

  /** Gives one target back what it held before. */
  record Restore(int target) implements Step {}

  /** Runs the reload command after targets were restored. */
  record Reload() implements Step {}

  /** As a journal keeps it: a word and, where there is one, its object. */
  default String text() {
    return switch (this) {
      case FreeSlot s -> "free-slot " + s.keyId();
      case Create s -> "create";
      case DeleteOrphan s -> "delete-orphan " + s.keyId();
      case Probe s -> "probe";
      case Deliver s -> "deliver " + s.target();
      case Confirm s -> "confirm";
      case Deactivate s -> "deactivate " + s.keyId();
      case Reactivate s -> "reactivate " + s.keyId();
      case Delete s -> "delete " + s.keyId();
      case Restore s -> "restore " + s.target();
      case Reload s -> "reload";
    };
  }

  /** The step of that text. */
  static Step parse(String text) {
    int blank = text.indexOf(' ');
    String object = text.substring(blank + 1);
    return switch (blank < 0 ? text : text.substring(0, blank)) {
      case "free-slot" -> new FreeSlot(object);
      case "create" -> new Create();
      case "delete-orphan" -> new DeleteOrphan(object);
      case "probe" -> new Probe();
      case "deliver" -> new Deliver(Integer.parseInt(object));
      case "confirm" -> new Confirm();
      case "deactivate" -> new Deactivate(object);
      case "reactivate" -> new Reactivate(object);
      case "delete" -> new Delete(object);
      case "restore" -> new Restore(Integer.parseInt(object));
      case "reload" -> new Reload();
      default -> throw new IllegalArgumentException("no step is written " + text);
    };
  }

  /** Whether it takes something away that somebody may still need. */
  default boolean destructive() {
    return switch (this) {
      case FreeSlot s -> true;
      case Deactivate s -> true;
      case Delete s -> true;
      case Create s -> false;
      case DeleteOrphan s -> false;
      case Probe s -> false;
      case Deliver s -> false;
      case Confirm s -> false;
      case Reactivate s -> false;
      case Restore s -> false;
      case Reload s -> false;
    };
  }
}
