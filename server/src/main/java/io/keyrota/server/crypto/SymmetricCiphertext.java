package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.kms.CiphertextBlob;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.secret.Secret;
import java.util.Arrays;
import java.util.Optional;

/**
 * Encrypts under symmetric KMS keys (docs/ciphertext.md). Each message has an AES-256-GCM key, a
 * nonce and a commitment of its own, derived from the material with a fresh 128-bit nonce; what the
 * blob says of itself and the encryption context are authenticated with it.
 */
public final class SymmetricCiphertext {
  private static final byte[] LABEL = "keyrota kms 1".getBytes(US_ASCII);
  private static final int COMMITMENT = CiphertextBlob.COMMITMENT_BYTES;
  private static final int NONCE_AT = COMMITMENT + Aead.KEY_BYTES;
  private static final int DERIVED = NONCE_AT + Aead.NONCE_BYTES;

  private final Aead aead;
  private final Kdf kdf;
  private final Entropy entropy;

  SymmetricCiphertext(Aead aead, Kdf kdf, Entropy entropy) {
    this.aead = aead;
    this.kdf = kdf;
    this.entropy = entropy;
  }

  /**
   * The bytes of a blob.
   *
   * @param material the bytes of that material
   * @param plaintext 1 to 4,096 bytes; its owner erases it
   */
  public byte[] encrypt(
      HeldKey material,
      AccountId account,
      KeyId key,
      KeyMaterialId materialId,
      EncryptionContext context,
      byte[] plaintext) {
    byte[] nonce = entropy.bytes(CiphertextBlob.NONCE_BYTES);
    byte[] derived = kdf.derive(material, LABEL, nonce, DERIVED);
    byte[] aesKey = Arrays.copyOfRange(derived, COMMITMENT, NONCE_AT);
    byte[] told = CiphertextBlob.additionalData(account, key, materialId, nonce, context);
    try {
      byte[] sealed =
          aead.seal(aesKey, Arrays.copyOfRange(derived, NONCE_AT, DERIVED), told, plaintext);
      return CiphertextBlob.encoded(told, Arrays.copyOf(derived, COMMITMENT), sealed);
    } finally {
      Arrays.fill(derived, (byte) 0);
      Arrays.fill(aesKey, (byte) 0);
    }
  }

  /**
   * The plaintext; nothing when one bit, the material or the encryption context differs, and always
   * after about the same time.
   */
  public Optional<Secret> decrypt(
      HeldKey material, CiphertextBlob blob, EncryptionContext context) {
    byte[] derived = kdf.derive(material, LABEL, blob.nonce(), DERIVED);
    byte[] aesKey = Arrays.copyOfRange(derived, COMMITMENT, NONCE_AT);
    try {
      boolean committed = ConstantTime.equal(Arrays.copyOf(derived, COMMITMENT), blob.commitment());
      if (!committed) {
        // Under no key the tag is wrong too: what is refused otherwise takes as long.
        Arrays.fill(aesKey, (byte) 0);
      }
      Optional<Secret> opened =
          aead.open(
              aesKey,
              Arrays.copyOfRange(derived, NONCE_AT, DERIVED),
              CiphertextBlob.additionalData(
                  blob.account(), blob.key(), blob.material(), blob.nonce(), context),
              blob.sealed(),
              0,
              blob.sealed().length);
      if (!committed) {
        opened.ifPresent(Secret::close);
        return Optional.empty();
      }
      return opened;
    } finally {
      Arrays.fill(derived, (byte) 0);
      Arrays.fill(aesKey, (byte) 0);
    }
  }
}
