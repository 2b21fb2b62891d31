package io.keyrota.server.crypto;

import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.secret.Secret;
import java.security.Key;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/**
 * Encrypts under public keys: RSA-OAEP, and SM2 with ciphertexts in GM/T 0009's DER. Key, algorithm
 * and length must fit, as {@link io.keyrota.rules.kms.KeyPurpose#encryption} and {@link
 * io.keyrota.rules.kms.KmsLimits#needPlaintext} decide.
 */
public final class PublicKeyEncryption {
  private final RsaOaep oaep;
  private final Entropy entropy;

  PublicKeyEncryption(Jca jca, Entropy entropy) {
    this.oaep = new RsaOaep(jca);
    this.entropy = entropy;
  }

  public byte[] encrypt(DecodedPublicKey key, EncryptionAlgorithm algorithm, byte[] plaintext) {
    return switch (algorithm) {
      case RSAES_OAEP_SHA_1 -> oaep.encrypt(key.as(Key.class), RsaOaep.Hash.SHA_1, plaintext);
      case RSAES_OAEP_SHA_256 -> oaep.encrypt(key.as(Key.class), RsaOaep.Hash.SHA_256, plaintext);
      case SM2PKE -> Sm2.encrypt(key.as(ECPublicKeyParameters.class), plaintext, entropy);
      case SYMMETRIC_DEFAULT -> throw new IllegalArgumentException("not for public keys");
    };
  }

  /** The plaintext, or nothing, whatever was wrong. */
  public Optional<Secret> decrypt(
      DecodedPrivateKey key, EncryptionAlgorithm algorithm, byte[] ciphertext) {
    return switch (algorithm) {
      case RSAES_OAEP_SHA_1 -> oaep.decrypt(key.as(Key.class), RsaOaep.Hash.SHA_1, ciphertext);
      case RSAES_OAEP_SHA_256 -> oaep.decrypt(key.as(Key.class), RsaOaep.Hash.SHA_256, ciphertext);
      case SM2PKE -> Sm2.decrypt(key.as(ECPrivateKeyParameters.class), ciphertext);
      case SYMMETRIC_DEFAULT -> throw new IllegalArgumentException("not for public keys");
    };
  }
}
