package io.keyrota.server.kms;

import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.CiphertextBlob;
import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsLimits;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.sealing.Sealer;
import java.util.Optional;

/**
 * Encrypts and decrypts with keys that were found and may be used. Symmetric keys encrypt with
 * their current material and decrypt with whichever made the ciphertext.
 */
final class Ciphertexts {
  private final Materials materials;
  private final KeyAlgorithms algorithms;

  Ciphertexts(KeyWorks works) {
    this.materials = works.materials();
    this.algorithms = works.algorithms();
  }

  /**
   * A ciphertext.
   *
   * @param material what made it; present for symmetric keys
   */
  record Made(Blob blob, Optional<KeyMaterialId> material) {}

  /**
   * A plaintext, its taker's to close.
   *
   * @param material what had encrypted it; present for symmetric keys
   */
  record Opened(Secret plaintext, Optional<KeyMaterialId> material) implements AutoCloseable {
    @Override
    public void close() {
      plaintext.close();
    }
  }

  /**
   * Encrypts.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException for a plaintext that is too long, and
   *     for an encryption context under a key pair
   */
  Made encrypt(
      FoundKey found,
      EncryptionAlgorithm algorithm,
      EncryptionContext context,
      Secret plaintext,
      Sealer sealer) {
    KmsKey key = found.key();
    needEncryptable(key, algorithm, context, plaintext.length());
    SealedMaterial row = found.current();
    if (algorithm == EncryptionAlgorithm.SYMMETRIC_DEFAULT) {
      byte[] blob =
          materials.symmetric(
              row,
              sealer,
              held ->
                  algorithms
                      .symmetric()
                      .encrypt(
                          held, key.account(), key.id(), row.id(), context, plaintext.reveal()));
      return new Made(Blob.of(blob), Optional.of(row.id()));
    }
    Pace.needTimeInPublic(key.spec(), found.seen());
    return new Made(
        Blob.of(
            algorithms
                .encryption()
                .encrypt(
                    materials.publicKey(key.spec(), row, sealer), algorithm, plaintext.reveal())),
        Optional.empty());
  }

  /** Wraps a data key under a symmetric key. */
  Made wrap(FoundKey found, EncryptionContext context, Secret dataKey, Sealer sealer) {
    return encrypt(found, EncryptionAlgorithm.SYMMETRIC_DEFAULT, context, dataKey, sealer);
  }

  /** What {@link #encrypt} refuses, for requests that are only tried. */
  static void needEncryptable(
      KmsKey key, EncryptionAlgorithm algorithm, EncryptionContext context, int length) {
    needNoContext(algorithm, context);
    KmsLimits.needPlaintext(algorithm, key.spec(), length);
  }

  /**
   * Decrypts.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidCiphertextException whatever was wrong with it or
   *     its context, IncorrectKeyException when it names another key, ValidationException for an
   *     encryption context under a key pair
   */
  Opened decrypt(
      FoundKey found,
      EncryptionAlgorithm algorithm,
      EncryptionContext context,
      byte[] ciphertext,
      Sealer sealer) {
    needNoContext(algorithm, context);
    if (algorithm == EncryptionAlgorithm.SYMMETRIC_DEFAULT) {
      return symmetric(found, context, ciphertext, sealer);
    }
    Pace.needTime(found.key().spec(), found.seen());
    Secret plaintext =
        algorithms
            .encryption()
            .decrypt(
                materials.privateKey(found.key().spec(), found.current(), sealer),
                algorithm,
                ciphertext)
            .orElseThrow(KmsRefusal::invalidCiphertext);
    return new Opened(plaintext, Optional.empty());
  }

  private Opened symmetric(
      FoundKey found, EncryptionContext context, byte[] ciphertext, Sealer sealer) {
    KmsKey key = found.key();
    CiphertextBlob blob =
        CiphertextBlob.parse(ciphertext).orElseThrow(KmsRefusal::invalidCiphertext);
    if (!blob.account().equals(key.account()) || !blob.key().equals(key.id())) {
      throw KmsRefusal.incorrectKey();
    }
    KeyMaterial material =
        key.materials().decrypting(blob.material()).orElseThrow(KmsRefusal::invalidCiphertext);
    Secret plaintext =
        materials
            .symmetric(
                found.material(material.id()),
                sealer,
                held -> algorithms.symmetric().decrypt(held, blob, context))
            .orElseThrow(KmsRefusal::invalidCiphertext);
    return new Opened(plaintext, Optional.of(material.id()));
  }

  private static void needNoContext(EncryptionAlgorithm algorithm, EncryptionContext context) {
    if (algorithm != EncryptionAlgorithm.SYMMETRIC_DEFAULT && !context.isEmpty()) {
      throw KmsRefusal.validation(
          "An encryption context is supported with symmetric encryption KMS keys only.");
    }
  }
}
