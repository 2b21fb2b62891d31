package io.keyrota.rules.sigv4;

/**
 * AWS's percent-encoding: every byte but letters, digits and {@code -._~} becomes a percent sign
 * and two upper-case hexadecimal digits.
 */
final class UriEncoding {
  private UriEncoding() {}

  /** Adds one byte, encoded where need be. */
  static void add(Bytes out, int value) {
    if (unreserved(value)) {
      out.add((char) value);
    } else {
      out.add('%');
      out.add((char) Hex.upper(value >> 4));
      out.add((char) Hex.upper(value & 0xf));
    }
  }

  /** A part of a raw query decoded, a plus sign being a space, and encoded again. */
  static String reencoded(String raw, int from, int to) {
    int i = from;
    while (i < to && unreserved(raw.charAt(i))) {
      i++;
    }
    if (i == to) {
      return raw.substring(from, to);
    }
    Bytes out = new Bytes(to - from + 16);
    for (i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        add(out, escaped(raw, i, to));
        i += 2;
      } else if (c > 0xff) {
        throw SignatureRefusals.notBytes();
      } else {
        add(out, c == '+' ? ' ' : c);
      }
    }
    return out.toString();
  }

  /** Undoes the encoding; a byte a character. */
  static String decoded(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    Bytes out = new Bytes(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        out.add((char) escaped(encoded, i, encoded.length()));
        i += 2;
      } else {
        out.add(c);
      }
    }
    return out.toString();
  }

  /** Adds a text encoded, slashes too. */
  static String encoded(String text) {
    Bytes out = new Bytes(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0xff) {
        throw SignatureRefusals.notBytes();
      }
      add(out, c);
    }
    return out.toString();
  }

  private static int escaped(String text, int percent, int end) {
    if (percent + 2 >= end) {
      throw SignatureRefusals.malformedQuery();
    }
    int high = Hex.value(text.charAt(percent + 1));
    int low = Hex.value(text.charAt(percent + 2));
    if (high < 0 || low < 0) {
      throw SignatureRefusals.malformedQuery();
    }
    return high << 4 | low;
  }

  private static boolean unreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
