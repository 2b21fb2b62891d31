package io.keyrota.rotator.targets;

import java.util.Optional;

/**
 * How one kind of file holds an access key. Texts are ISO 8859-1, so that every byte that is not
 * understood stays as it is.
 */
interface KeyText {

  /** A key as the text holds it; it does not print its secret. */
  record Held(String keyId, String secret) {
    /**
     * What a text holds with that id and that secret; an empty value is none, as its readers take
     * it.
     *
     * @throws TargetFailed when only one of them is there
     */
    static Optional<Held> of(Optional<String> id, Optional<String> secret, String where) {
      String heldId = id.orElse("");
      String heldSecret = secret.orElse("");
      if (heldId.isEmpty() != heldSecret.isEmpty()) {
        throw new TargetFailed(where + " has half a key");
      }
      return heldId.isEmpty() ? Optional.empty() : Optional.of(new Held(heldId, heldSecret));
    }

    @Override
    public String toString() {
      return "Held[" + keyId + "]";
    }
  }

  /**
   * The key in the text, if there is one.
   *
   * @throws TargetFailed when the text is ambiguous, or holds what a new key would not work beside
   */
  Optional<Held> held(String text);

  /** The name of the format, as targets are written with it. */
  String format();

  /** Which part of the file the key stands in; empty when it is the whole. */
  default String part() {
    return "";
  }

  /** What {@link #with} adds to a text that holds no key, or fills there, for people. */
  String adds(String text);

  /**
   * The text with that key in place of the one it holds, or of the empty values that stand there,
   * or added; nothing else changes.
   */
  String with(String text, Held key);
}
