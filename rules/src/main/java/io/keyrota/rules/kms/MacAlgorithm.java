package io.keyrota.rules.kms;

/** AWS's MacAlgorithmSpec. */
public enum MacAlgorithm {
  HMAC_SHA_224(28),
  HMAC_SHA_256(32),
  HMAC_SHA_384(48),
  HMAC_SHA_512(64);

  private final int tagBytes;

  MacAlgorithm(int tagBytes) {
    this.tagBytes = tagBytes;
  }

  /** The length of a tag, which is also that of a key that KMS makes. */
  public int tagBytes() {
    return tagBytes;
  }
}
