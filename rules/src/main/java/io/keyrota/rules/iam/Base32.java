package io.keyrota.rules.iam;

import java.math.BigInteger;

/** Numbers in RFC 4648's base32 alphabet, as AWS's ids are written: no padding, fixed length. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** The number's lowest {@code 5 * characters} bits, most significant first. */
  static String text(BigInteger number, int characters) {
    StringBuilder text = new StringBuilder(characters);
    for (int i = characters - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt(number.shiftRight(5 * i).intValue() & 31));
    }
    return text.toString();
  }

  /**
   * The first bits of what the text writes from a character on.
   *
   * @param bits up to 58
   * @return -1 when a character, of those behind the bits too, is not in the alphabet
   */
  static long head(String text, int from, int bits) {
    long head = 0;
    int read = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      if (read < bits) {
        head = head << 5 | digit;
        read += 5;
      }
    }
    return head >> Math.max(0, read - bits);
  }
}
