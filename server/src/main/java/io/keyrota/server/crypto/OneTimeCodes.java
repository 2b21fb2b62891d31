package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;

/**
 * One-time codes of six digits: HOTP (RFC 4226) over HMAC-SHA-1, the only one that MFA apps know.
 */
public final class OneTimeCodes {
  private static final int MODULUS = 1_000_000;
  private static final Mac HMAC = new JdkHmac("HmacSHA1");

  private OneTimeCodes() {}

  /**
   * The code of a counter; with TOTP (RFC 6238) the number of the thirty seconds since 1970.
   *
   * @param seed what the device shares with the server
   */
  public static String code(Secret seed, long counter) {
    byte[] text = new byte[Long.BYTES];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (counter >>> (56 - 8 * i));
    }
    byte[] tag;
    try (HeldKey key = HeldKey.of(seed)) {
      tag = HMAC.tag(key, text);
    }
    int offset = tag[tag.length - 1] & 0xf;
    int truncated =
        (tag[offset] & 0x7f) << 24
            | (tag[offset + 1] & 0xff) << 16
            | (tag[offset + 2] & 0xff) << 8
            | (tag[offset + 3] & 0xff);
    return Integer.toString(MODULUS + truncated % MODULUS).substring(1);
  }
}
