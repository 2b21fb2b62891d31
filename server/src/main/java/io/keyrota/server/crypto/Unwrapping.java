package io.keyrota.server.crypto;

import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.WrappingAlgorithm;
import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;

/** Opens key material that was wrapped for its import. */
public final class Unwrapping {
  private static final String KWP = "AES/KWP/NoPadding";
  private static final int AES_256 = 32;

  private final PublicKeyEncryption encryption;

  Unwrapping(PublicKeyEncryption encryption) {
    this.encryption = encryption;
  }

  /**
   * The material, or nothing, whatever was wrong.
   *
   * @param key the wrapping key's private half
   */
  public Optional<Secret> unwrap(
      WrappingAlgorithm algorithm, DecodedPrivateKey key, byte[] wrapped) {
    return switch (algorithm) {
      case RSAES_OAEP_SHA_1 ->
          encryption.decrypt(key, EncryptionAlgorithm.RSAES_OAEP_SHA_1, wrapped);
      case RSAES_OAEP_SHA_256 ->
          encryption.decrypt(key, EncryptionAlgorithm.RSAES_OAEP_SHA_256, wrapped);
      case RSA_AES_KEY_WRAP_SHA_1 -> twice(key, EncryptionAlgorithm.RSAES_OAEP_SHA_1, wrapped);
      case RSA_AES_KEY_WRAP_SHA_256 -> twice(key, EncryptionAlgorithm.RSAES_OAEP_SHA_256, wrapped);
      case SM2PKE -> encryption.decrypt(key, EncryptionAlgorithm.SM2PKE, wrapped);
      case RSAES_PKCS1_V1_5 -> Optional.empty();
    };
  }

  /** An AES-256 key under the RSA key, then the material under the AES key. */
  private Optional<Secret> twice(
      DecodedPrivateKey key, EncryptionAlgorithm algorithm, byte[] wrapped) {
    int first = RsaRaw.bytes(key.as(Key.class));
    if (wrapped.length <= first) {
      return Optional.empty();
    }
    return encryption
        .decrypt(key, algorithm, Arrays.copyOf(wrapped, first))
        .flatMap(
            aes -> {
              try (aes) {
                return aes.length() == AES_256
                    ? unwrap(aes, Arrays.copyOfRange(wrapped, first, wrapped.length))
                    : Optional.empty();
              }
            });
  }

  /** AES key wrap with padding (RFC 5649). */
  static Optional<Secret> unwrap(Secret key, byte[] wrapped) {
    try {
      Cipher cipher = Cipher.getInstance(KWP);
      cipher.init(Cipher.DECRYPT_MODE, RawKey.of("AES", key.reveal()));
      return Optional.of(Secret.owning(cipher.doFinal(wrapped)));
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
