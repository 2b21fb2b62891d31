package io.keyrota.server.http;

/** The octets that RFC 9110, 5.5 and 5.6.2 allow in each place of a request. */
final class Octets {

  private static final String TOKENS =
      "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final byte TOKEN = 1;
  private static final byte VISIBLE = 2;
  private static final byte TEXT = 4;
  private static final byte[] KINDS = kinds();

  private Octets() {}

  /** Of a method or a field name. */
  static boolean isToken(byte octet) {
    return (KINDS[octet & 0xff] & TOKEN) != 0;
  }

  /** Of a request target: printable ASCII but {@code #}, which no target may hold. */
  static boolean isVisible(byte octet) {
    return (KINDS[octet & 0xff] & VISIBLE) != 0;
  }

  /** Of a field value or a chunk extension: all but control characters; a tab is allowed. */
  static boolean isText(byte octet) {
    return (KINDS[octet & 0xff] & TEXT) != 0;
  }

  /** The first octet from there on that is not {@link #isToken}; the end when all are. */
  static int pastToken(byte[] octets, int from, int to) {
    return past(TOKEN, octets, from, to);
  }

  /** The first octet from there on that is not {@link #isVisible}; the end when all are. */
  static int pastVisible(byte[] octets, int from, int to) {
    return past(VISIBLE, octets, from, to);
  }

  /** The first octet from there on that is not {@link #isText}; the end when all are. */
  static int pastText(byte[] octets, int from, int to) {
    return past(TEXT, octets, from, to);
  }

  private static int past(byte kind, byte[] octets, int from, int to) {
    int at = from;
    while (at < to && (KINDS[octets[at] & 0xff] & kind) != 0) {
      at++;
    }
    return at;
  }

  static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hex(byte octet) {
    return Character.digit(octet & 0xff, 16);
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int octet = 0; octet < 256; octet++) {
      if (octet > ' ' && TOKENS.indexOf(octet) >= 0) {
        kinds[octet] |= TOKEN;
      }
      if (octet > ' ' && octet < 0x7f && octet != '#') {
        kinds[octet] |= VISIBLE;
      }
      if (octet == '\t' || (octet >= ' ' && octet != 0x7f)) {
        kinds[octet] |= TEXT;
      }
    }
    return kinds;
  }
}
