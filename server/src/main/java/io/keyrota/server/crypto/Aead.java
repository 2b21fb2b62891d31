package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.util.Optional;

/**
 * AES-256-GCM (NIST SP 800-38D) with 96-bit nonces and 128-bit tags. A pair of key and nonce must
 * never be used for two messages: callers derive both freshly for each message. GCM alone does not
 * commit to its key. Instances may be shared by all threads.
 */
public interface Aead {
  int KEY_BYTES = 32;
  int NONCE_BYTES = 12;
  int TAG_BYTES = 16;

  /** The ciphertext followed by the tag. */
  byte[] seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext);

  /** The plaintext of a part of {@code from}, or nothing when it is not authentic. */
  Optional<Secret> open(byte[] key, byte[] nonce, byte[] aad, byte[] from, int offset, int length);
}
