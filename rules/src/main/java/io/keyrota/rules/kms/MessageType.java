package io.keyrota.rules.kms;

/** What Sign and Verify are given: AWS's MessageType. */
public enum MessageType {
  /** The message itself; KMS hashes it. */
  RAW,
  /** The message's digest. */
  DIGEST,
  /** ML-DSA's 64-byte μ (FIPS 204, section 6.2). */
  EXTERNAL_MU
}
