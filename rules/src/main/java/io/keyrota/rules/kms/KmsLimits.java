package io.keyrota.rules.kms;

/** Limits of KMS that no setting changes. */
public final class KmsLimits {

  /**
   * Bytes that Encrypt takes under a symmetric key; the longest message of Sign and GenerateMac.
   */
  public static final int PLAINTEXT = 4096;

  /** Bytes of a ciphertext blob, an import token or wrapped material. */
  public static final int CIPHERTEXT = 6144;

  /** Bytes of a data key by NumberOfBytes, or of GenerateRandom. */
  public static final int RANDOM_BYTES = 1024;

  /** Bytes of a key policy in UTF-8; the model lets more through to this refusal. */
  public static final int POLICY_BYTES = 32_768;

  public static final int GRANT_TOKENS_PER_REQUEST = 10;

  private KmsLimits() {}

  /**
   * The longest plaintext in bytes that an algorithm encrypts under a key: AWS's "Encrypt" page.
   *
   * @param spec one that offers the algorithm
   */
  public static int plaintext(EncryptionAlgorithm algorithm, KeySpec spec) {
    return switch (algorithm) {
      case SYMMETRIC_DEFAULT -> PLAINTEXT;
      case RSAES_OAEP_SHA_1 -> spec.size() / Byte.SIZE - 2 * 20 - 2;
      case RSAES_OAEP_SHA_256 -> spec.size() / Byte.SIZE - 2 * 32 - 2;
      case SM2PKE -> 1024;
    };
  }

  /**
   * Refuses a plaintext that is too long.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException
   */
  public static void needPlaintext(EncryptionAlgorithm algorithm, KeySpec spec, int length) {
    int most = plaintext(algorithm, spec);
    if (length > most) {
      throw KmsRefusal.validation(
          "Algorithm "
              + algorithm
              + " and key spec "
              + spec
              + " cannot encrypt data larger than "
              + most
              + " bytes.");
    }
  }

  /**
   * Refuses a key policy that is too long.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException
   */
  public static void needPolicy(int utf8Bytes) {
    if (utf8Bytes > POLICY_BYTES) {
      throw KmsRefusal.limit("The key policy exceeds " + POLICY_BYTES + " bytes.");
    }
  }
}
