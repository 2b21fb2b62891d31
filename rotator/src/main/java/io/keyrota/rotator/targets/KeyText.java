package io.keyrota.rotator.targets;

import java.util.Optional;

/**
 * How one kind of file holds an access key. Texts are ISO 8859-1, so that every byte that is not
 * understood stays as it is.
 */
interface KeyText {

  /** A key as the text holds it; it does not print its secret. */
  record Held(String keyId, String secret) {
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

  /** The text with that key in place of the one it holds, or added; nothing else changes. */
  String with(String text, Held key);
}
