package io.keyrota.rules.kms;

/** How imported material is wrapped: AWS's AlgorithmSpec of GetParametersForImport. */
public enum WrappingAlgorithm {
  /** Known to the model, and refused since 10 October 2023. */
  RSAES_PKCS1_V1_5,
  RSAES_OAEP_SHA_1,
  RSAES_OAEP_SHA_256,
  /** An AES-256 key under RSA-OAEP, then the material under AES-KWP (RFC 5649) with that key. */
  RSA_AES_KEY_WRAP_SHA_1,
  RSA_AES_KEY_WRAP_SHA_256,
  SM2PKE;

  /**
   * Refuses a wrapping that does not fit the key or the wrapping key.
   *
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException for RSAES_PKCS1_V1_5,
   *     ValidationException for a wrapping key of another kind and for material that is too long
   */
  public void needFit(KeySpec material, WrappingKeySpec wrapping) {
    if (this == RSAES_PKCS1_V1_5) {
      throw KmsRefusal.unsupported("Wrapping algorithm RSAES_PKCS1_V1_5 is no longer supported.");
    }
    if ((this == SM2PKE) != (wrapping == WrappingKeySpec.SM2)) {
      throw KmsRefusal.validation(
          "WrappingAlgorithm " + this + " is not compatible with WrappingKeySpec " + wrapping);
    }
    if (!fits(material, wrapping)) {
      throw KmsRefusal.validation(
          "WrappingAlgorithm "
              + this
              + " with WrappingKeySpec "
              + wrapping
              + " is not compatible with KeySpec "
              + material);
    }
  }

  private boolean fits(KeySpec material, WrappingKeySpec wrapping) {
    return switch (this) {
      case RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256 ->
          material.family() != KeySpec.Family.RSA
              && !(material == KeySpec.ECC_NIST_P521 && wrapping == WrappingKeySpec.RSA_2048);
      // AWS names RSA and ECC material; every other private key is as long.
      case RSA_AES_KEY_WRAP_SHA_1, RSA_AES_KEY_WRAP_SHA_256 -> material.asymmetric();
      case SM2PKE -> material.family() != KeySpec.Family.RSA;
      case RSAES_PKCS1_V1_5 -> false;
    };
  }
}
