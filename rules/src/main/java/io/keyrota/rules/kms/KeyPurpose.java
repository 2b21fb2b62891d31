package io.keyrota.rules.kms;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a key is made for what an operation wants of it. */
public final class KeyPurpose {

  private KeyPurpose() {}

  /**
   * Refuses a key of another usage.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidKeyUsageException
   */
  public static void needUsage(KmsKey key, KeyUsage usage, KeyOperation operation) {
    if (key.usage() != usage) {
      throw KmsRefusal.keyUsage(key.arn(), key.usage(), operation.word());
    }
  }

  /**
   * The encryption algorithm of a request.
   *
   * @param wanted null for SYMMETRIC_DEFAULT
   * @throws io.keyrota.rules.aws.Refusal InvalidKeyUsageException for a key that does not offer it
   */
  public static EncryptionAlgorithm encryption(
      KmsKey key, @Nullable EncryptionAlgorithm wanted, KeyOperation operation) {
    needUsage(key, KeyUsage.ENCRYPT_DECRYPT, operation);
    EncryptionAlgorithm algorithm =
        Objects.requireNonNullElse(wanted, EncryptionAlgorithm.SYMMETRIC_DEFAULT);
    return offered(key, algorithm, key.spec().encryptionAlgorithms(key.usage()));
  }

  /**
   * Refuses a key that does not encrypt data keys: GenerateDataKey and its pair forms.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidKeyUsageException
   */
  public static void needSymmetric(KmsKey key, KeyOperation operation) {
    needUsage(key, KeyUsage.ENCRYPT_DECRYPT, operation);
    if (key.spec() != KeySpec.SYMMETRIC_DEFAULT) {
      throw KmsRefusal.algorithm(EncryptionAlgorithm.SYMMETRIC_DEFAULT, key.spec());
    }
  }

  /**
   * The signing algorithm of a request.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidKeyUsageException for a key that does not offer it
   */
  public static SigningAlgorithm signing(
      KmsKey key, SigningAlgorithm wanted, KeyOperation operation) {
    needUsage(key, KeyUsage.SIGN_VERIFY, operation);
    return offered(key, wanted, key.spec().signingAlgorithms(key.usage()));
  }

  /**
   * The MAC algorithm of a request.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidKeyUsageException for a key that does not offer it
   */
  public static MacAlgorithm mac(KmsKey key, MacAlgorithm wanted, KeyOperation operation) {
    needUsage(key, KeyUsage.GENERATE_VERIFY_MAC, operation);
    return offered(key, wanted, key.spec().macAlgorithms(key.usage()));
  }

  /**
   * The encapsulation algorithm of a request.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidKeyUsageException for a key that does not offer it
   */
  public static EncapsulationAlgorithm encapsulation(
      KmsKey key, EncapsulationAlgorithm wanted, KeyOperation operation) {
    needUsage(key, KeyUsage.ENCAPSULATE_DECAPSULATE, operation);
    return offered(key, wanted, key.spec().encapsulationAlgorithms(key.usage()));
  }

  private static <A extends Enum<A>> A offered(KmsKey key, A algorithm, List<A> offered) {
    if (!offered.contains(algorithm)) {
      throw KmsRefusal.algorithm(algorithm, key.spec());
    }
    return algorithm;
  }
}
