package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;

/** PBKDF2 with HMAC-SHA-512 (RFC 8018), for keys that people remember. */
@FunctionalInterface
public interface PassphraseKdf {

  /**
   * Derives a key of 32 bytes, slowly on purpose.
   *
   * @param passphrase as bytes, UTF-8 by custom; the caller erases it
   * @param iterations at least 1; what is safe is for the caller to say
   */
  Secret derive(Secret passphrase, byte[] salt, int iterations);
}
