package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.KeySeen;
import java.util.Optional;

/** What is seen and this rotation did not do: somebody else works on the same user. */
final class ForeignChange {
  private ForeignChange() {}

  /** What was changed, for people. */
  static Optional<String> find(Rotation rotation, Observation seen) {
    String name = rotation.principal().userName();
    if (!seen.userExists()) {
      return Optional.of("the user " + name + " is gone");
    }
    Optional<String> old = ofOldKey(rotation, seen);
    if (old.isPresent() || rotation.purpose() == Rotation.Purpose.RETIRE) {
      return old;
    }
    return ofNewKey(rotation, seen).or(() -> stranger(rotation, seen));
  }

  private static Optional<String> ofOldKey(Rotation rotation, Observation seen) {
    String masked = KeySeen.masked(rotation.oldKeyId());
    Optional<KeySeen> old = seen.key(rotation.oldKeyId());
    if (old.isEmpty()) {
      return Optional.of("somebody else deleted the old key " + masked);
    }
    return switch (rotation.state().stage()) {
      case PLANNED, SLOT_READY, CREATED, PROBED, DELIVERING, DELIVERED, SOAKING, QUIET ->
          old.get().active() || rotation.purpose() == Rotation.Purpose.RETIRE
              ? Optional.empty()
              : Optional.of("somebody else deactivated the old key " + masked);
      case DEACTIVATED, HOLDING ->
          old.get().active()
              ? Optional.of("somebody else reactivated the old key " + masked)
              : Optional.empty();
      case DELETED -> Optional.empty();
    };
  }

  private static Optional<String> ofNewKey(Rotation rotation, Observation seen) {
    Optional<String> id = rotation.marks().newKeyId();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String masked = KeySeen.masked(id.get());
    Optional<KeySeen> key = seen.key(id.get());
    if (key.isEmpty()) {
      return Optional.of("somebody else deleted the new key " + masked);
    }
    return key.get().active()
        ? Optional.empty()
        : Optional.of("somebody else deactivated the new key " + masked);
  }

  private static Optional<String> stranger(Rotation rotation, Observation seen) {
    return seen.keys().stream()
        .map(KeySeen::id)
        .filter(id -> !rotation.marks().keysSeen().contains(id))
        .filter(id -> !rotation.marks().newKeyId().equals(Optional.of(id)))
        .findFirst()
        .map(id -> "somebody else made the key " + KeySeen.masked(id));
  }
}
