package io.keyrota.rotator.targets;

import io.keyrota.rules.credentials.KeySeen;
import java.util.Optional;

/** What a target holds, looked up without changing anything, and so what a delivery will do. */
public sealed interface Sight {

  /**
   * It holds a key, which a new one replaces.
   *
   * @param keyId of the key
   * @param file what stays of the file
   */
  record Holds(String keyId, String file) implements Sight {}

  /**
   * It is there and holds no key.
   *
   * @param adds what is added, or filled where it stands empty
   * @param file what stays of the file
   */
  record HoldsNone(String adds, String file) implements Sight {}

  /**
   * It is not there, and is made.
   *
   * @param adds what it is made with
   * @param mode of the new file, in octal digits
   */
  record Absent(String adds, String mode) implements Sight {}

  /** It cannot be asked: a program that takes the key away. */
  record Unseen() implements Sight {}

  /** The id of the key that it holds; empty when it holds none or cannot tell. */
  default Optional<String> held() {
    return this instanceof Holds(String keyId, String file) ? Optional.of(keyId) : Optional.empty();
  }

  /** The same when a delivery before this one has made the file. */
  default Sight made() {
    return this instanceof Absent(String adds, String mode)
        ? new HoldsNone(adds, "mode " + mode + " stays")
        : this;
  }

  /** What a delivery will do, for people; the key id is masked. */
  default String text() {
    return switch (this) {
      case Holds s -> "replaces " + KeySeen.masked(s.keyId()) + ", " + s.file();
      case HoldsNone s -> "adds " + s.adds() + ", " + s.file();
      case Absent s -> "makes the file with " + s.adds() + ", mode " + s.mode();
      case Unseen s -> "runs it; what it changes, it alone knows";
    };
  }
}
