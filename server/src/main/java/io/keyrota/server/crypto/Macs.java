package io.keyrota.server.crypto;

import io.keyrota.rules.kms.MacAlgorithm;

/** HMAC with every MAC algorithm of KMS. */
public final class Macs {
  private final Mac sha224 = new JdkHmac("HmacSHA224");
  private final Mac sha256;
  private final Mac sha384 = new JdkHmac("HmacSHA384");
  private final Mac sha512 = new JdkHmac("HmacSHA512");

  Macs(Mac sha256) {
    this.sha256 = sha256;
  }

  /** The whole tag. */
  public byte[] tag(MacAlgorithm algorithm, HeldKey key, byte[] message) {
    Mac mac =
        switch (algorithm) {
          case HMAC_SHA_224 -> sha224;
          case HMAC_SHA_256 -> sha256;
          case HMAC_SHA_384 -> sha384;
          case HMAC_SHA_512 -> sha512;
        };
    return mac.tag(key, message);
  }

  /** Whether the tag is right and whole; the time does not tell how much of it is. */
  public boolean verify(MacAlgorithm algorithm, HeldKey key, byte[] message, byte[] tag) {
    return ConstantTime.equal(tag(algorithm, key, message), tag);
  }
}
