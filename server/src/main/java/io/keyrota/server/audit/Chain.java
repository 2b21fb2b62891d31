package io.keyrota.server.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain over the trail's lines: each line names the SHA-256 of the line before it, its line
 * feed included, so that {@code sed -n Np FILE | sha256sum} computes a link. Not for use by several
 * threads.
 */
final class Chain {
  static final int HASH_BYTES = 32;

  private final MessageDigest digest;

  Chain() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The link of the line in these bytes; the range includes the line feed. */
  byte[] link(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    return digest.digest();
  }

  /** What the very first line of a trail names as the line before it. */
  static byte[] beginning() {
    return new byte[HASH_BYTES];
  }

  static String text(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
