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

  /** The number that the text writes, or -1 when a character is not in the alphabet. */
  static BigInteger number(String text) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return BigInteger.ONE.negate();
      }
      number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
    }
    return number;
  }
}
