package io.keyrota.server.iam;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.ConstantTime;
import io.keyrota.server.crypto.PassphraseKdf;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;

/**
 * What is kept of a password: a slow hash with a salt of its own, sealed besides, so that a stolen
 * data file does not even let passwords be guessed.
 *
 * @param iterations of PBKDF2 with HMAC-SHA-512
 */
record PasswordHash(byte[] salt, int iterations, Sealed hash) {
  /** OWASP's number for PBKDF2 with HMAC-SHA-512 (2023). */
  static final int ITERATIONS = 210_000;

  static final int SALT = 16;

  static PasswordHash of(
      Secret password, byte[] salt, PassphraseKdf kdf, Sealer sealer, Identity boundTo) {
    try (Secret hash = kdf.derive(password, salt, ITERATIONS)) {
      return new PasswordHash(salt, ITERATIONS, sealer.seal(Sealer.Domain.IAM, boundTo, hash));
    }
  }

  /** Whether it is that password's. */
  boolean matches(Secret password, PassphraseKdf kdf, Sealer sealer, Identity boundTo) {
    try (Secret kept = sealer.open(Sealer.Domain.IAM, boundTo, hash);
        Secret asked = kdf.derive(password, salt, iterations)) {
      return ConstantTime.equal(kept.reveal(), asked.reveal());
    }
  }
}
