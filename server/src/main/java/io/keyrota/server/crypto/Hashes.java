package io.keyrota.server.crypto;

import io.keyrota.rules.kms.SigningAlgorithm;

/** The hash functions of signing algorithms: the JDK's, which are the fastest. */
final class Hashes {
  private final Digest sha256;
  private final Digest sha384;
  private final Digest sha512 = new JdkDigest("SHA-512");

  Hashes(Digest sha256, Digest sha384) {
    this.sha256 = sha256;
    this.sha384 = sha384;
  }

  /** The hash of the parts put one after another. */
  byte[] of(SigningAlgorithm.Hash hash, byte[]... parts) {
    return switch (hash) {
      case SHA_256 -> sha256.of(parts);
      case SHA_384 -> sha384.of(parts);
      case SHA_512 -> sha512.of(parts);
      case SHAKE_256, SM3 -> throw new IllegalArgumentException(hash + " is its signer's own");
    };
  }
}
