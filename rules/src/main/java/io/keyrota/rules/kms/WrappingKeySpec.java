package io.keyrota.rules.kms;

/** The kind of key under which material is wrapped for its import. */
public enum WrappingKeySpec {
  RSA_2048(KeySpec.RSA_2048),
  RSA_3072(KeySpec.RSA_3072),
  RSA_4096(KeySpec.RSA_4096),
  SM2(KeySpec.SM2);

  private final KeySpec keySpec;

  WrappingKeySpec(KeySpec keySpec) {
    this.keySpec = keySpec;
  }

  /** The key pair to make. */
  public KeySpec keySpec() {
    return keySpec;
  }
}
