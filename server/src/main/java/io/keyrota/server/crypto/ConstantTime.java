package io.keyrota.server.crypto;

import java.security.MessageDigest;

/** Comparisons whose time does not tell where two values differ. */
public final class ConstantTime {
  private ConstantTime() {}

  /** Whether both hold the same bytes; only a difference in length may show in the time. */
  public static boolean equal(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
