package io.keyrota.rules.iam;

/**
 * Bytes in RFC 4648's base32, for seeds that people type: whole groups of five bytes, no padding.
 */
public final class Base32Text {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int GROUP = 5;

  private Base32Text() {}

  /**
   * The text of the bytes, as ASCII.
   *
   * @throws IllegalArgumentException when they are no whole groups of five
   */
  public static byte[] of(byte[] bytes) {
    if (bytes.length % GROUP != 0) {
      throw new IllegalArgumentException("base32 is written in groups of five bytes");
    }
    byte[] text = new byte[bytes.length / GROUP * 8];
    for (int i = 0; i < text.length; i++) {
      int bit = i * GROUP;
      int pair =
          (bytes[bit / 8] & 0xff) << 8
              | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0);
      text[i] = (byte) ALPHABET.charAt(pair >> (11 - bit % 8) & 31);
    }
    return text;
  }
}
