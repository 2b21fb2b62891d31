package io.keyrota.rules.sigv4;

/** Hexadecimal digits as ASCII bytes. */
final class Hex {
  private static final byte[] LOWER = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private Hex() {}

  /** Two lower-case digits a byte. */
  static byte[] digits(byte[] bytes) {
    byte[] digits = new byte[bytes.length * 2];
    for (int i = 0; i < bytes.length; i++) {
      digits[2 * i] = LOWER[(bytes[i] >> 4) & 0xf];
      digits[2 * i + 1] = LOWER[bytes[i] & 0xf];
    }
    return digits;
  }

  /** The upper-case digit of a number below 16, as percent-encoding wants it. */
  static byte upper(int nibble) {
    return (byte) (nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
  }

  /** The value of a digit of either case, -1 for any other character. */
  static int value(char digit) {
    return digit < 128 ? Character.digit(digit, 16) : -1;
  }
}
