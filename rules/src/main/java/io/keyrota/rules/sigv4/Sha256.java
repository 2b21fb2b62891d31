package io.keyrota.rules.sigv4;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 without a provider look-up per hash: a digest never used is copied instead. */
final class Sha256 {
  private static final MessageDigest FRESH = fresh();

  private Sha256() {}

  static MessageDigest start() {
    return copy(FRESH);
  }

  static byte[] of(byte[] bytes) {
    MessageDigest digest = start();
    digest.update(bytes);
    return end(digest);
  }

  /** The hash of what the digest was given, which it forgets: else the last block stays in it. */
  static byte[] end(MessageDigest digest) {
    byte[] hash = digest.digest();
    digest.reset();
    return hash;
  }

  /** A digest that goes on from where the other is; copying changes nothing in the other. */
  static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's SHA-256 cannot be copied", e);
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
