package io.keyrota.rules.kms;

/** AWS's EncapsulationAlgorithmSpec. */
public enum EncapsulationAlgorithm {
  ML_KEM;

  /** The bytes of a shared secret, whatever the key's spec (FIPS 203, section 8). */
  public static final int SECRET_BYTES = 32;

  /**
   * The bytes of an encapsulated secret: FIPS 203, table 3.
   *
   * @param spec one that offers the algorithm
   */
  public int ciphertextBytes(KeySpec spec) {
    return switch (spec) {
      case ML_KEM_512 -> 768;
      case ML_KEM_768 -> 1088;
      case ML_KEM_1024 -> 1568;
      default -> throw new IllegalArgumentException(spec + " encapsulates nothing");
    };
  }

  /**
   * Refuses an encapsulated secret of another length than the spec's. Nothing else is wrong with
   * any: one that was changed, or made for another key, gives another secret (FIPS 203, section
   * 6.3, implicit rejection).
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidCiphertextException
   */
  public void needCiphertext(KeySpec spec, int length) {
    if (length != ciphertextBytes(spec)) {
      throw KmsRefusal.invalidCiphertext();
    }
  }
}
