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

  /** Character data with its references resolved and its line ends made one. */
  static String resolved(String run) {
    String sound = lines(sound(run));
    if (sound.indexOf('&') < 0) {
      return sound;
    }
    StringBuilder out = new StringBuilder(sound.length());
    for (int i = 0; i < sound.length(); i++) {
      if (sound.charAt(i) != '&') {
        out.append(sound.charAt(i));
        continue;
      }
      int semicolon = sound.indexOf(';', i);
      if (semicolon < 0 || semicolon - i > 10) {
        throw XmlTokens.malformed("An ampersand stands alone");
      }
      out.appendCodePoint(entity(sound.substring(i + 1, semicolon)));
      i = semicolon;
    }
    return out.toString();
  }

  private static int entity(String reference) {
    return switch (reference) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "apos" -> '\'';
      case "quot" -> '"';
      default -> {
        int number = referenced(reference);
        if (number < 0) {
          throw XmlTokens.malformed("The entity " + reference + " is not known");
        }
        yield number;
      }
    };
  }

  static String lines(String run) {
    return run.indexOf('\r') < 0 ? run : run.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The run itself, all of whose characters are XML's. */
  static String sound(String run) {
    if (!allIn(run)) {
      throw XmlTokens.malformed("There is a character that XML does not have");
    }
    return run;
  }
}
