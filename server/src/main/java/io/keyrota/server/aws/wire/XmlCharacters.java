package io.keyrota.server.aws.wire;

/** The characters of XML 1.0 (section 2.2). */
final class XmlCharacters {
  private XmlCharacters() {}

  static boolean allIn(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isOne(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  /** The character of {@code #10} or {@code #xA}; -1 when it is none. */
  static int referenced(String reference) {
    boolean hex = reference.startsWith("#x");
    if (!hex && !reference.startsWith("#")) {
      return -1;
    }
    int from = hex ? 2 : 1;
    int number = 0;
    for (int i = from; i < reference.length() && i < from + 8; i++) {
      int digit = Character.digit(reference.charAt(i), hex ? 16 : 10);
      if (digit < 0 || reference.charAt(i) > 'f' || number > Character.MAX_CODE_POINT) {
        return -1;
      }
      number = number * (hex ? 16 : 10) + digit;
    }
    if (reference.length() == from || reference.length() > from + 8) {
      return -1;
    }
    return isOne(number) ? number : -1;
  }

  private static boolean isOne(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
