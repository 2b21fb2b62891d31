package io.keyrota.server.aws.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Scalar values in text form. Java's own parsers take more than AWS does, so texts are sifted. */
final class Scalars {
  private static final int LONGEST_NUMBER = 64;

  private Scalars() {}

  /** Null when the text is no decimal integer of 64 bits. */
  static @Nullable Long integer(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || text.length() > 20) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      if (!digit(text.charAt(i))) {
        return null;
      }
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Null when the text is neither a decimal number nor one of Smithy's three words. */
  static @Nullable Double real(String text) {
    if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
      return Double.valueOf(text);
    }
    try {
      return Double.valueOf(decimal(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The same text, when it has only the characters of a decimal number. */
  static String decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!digit(c) && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        throw new NumberFormatException();
      }
    }
    return text;
  }

  /** Null when the text is neither {@code true} nor {@code false}. */
  static @Nullable Boolean flag(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** RFC 4648 section 4, padding optional; null when the text is something else. */
  static byte @Nullable [] base64(String text) {
    try {
      return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The same of characters in an array; what is made of them on the way is erased. */
  static byte @Nullable [] base64(char[] text, int from, int to) {
    byte[] narrow = new byte[to - from];
    try {
      for (int i = 0; i < narrow.length; i++) {
        char c = text[from + i];
        // as ISO_8859_1 has it: what it lacks is no digit of base64 either
        narrow[i] = c > 0xff ? (byte) '?' : (byte) c;
      }
      return Base64.getDecoder().decode(narrow);
    } catch (IllegalArgumentException e) {
      return null;
    } finally {
      Arrays.fill(narrow, (byte) 0);
    }
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
