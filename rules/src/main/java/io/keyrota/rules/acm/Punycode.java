package io.keyrota.rules.acm;

/** Whether the encoded part of an internationalized label is Punycode (RFC 3492 section 6.2). */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE_POINT = 128;

  private Punycode() {}

  /** Whether it stands for a text with at least one character that is not ASCII. */
  static boolean decodes(String encoded) {
    int delimiter = encoded.lastIndexOf('-');
    int at = delimiter < 0 ? 0 : delimiter + 1;
    int length = Math.max(delimiter, 0);
    if (at == encoded.length()) {
      return false;
    }
    long codePoint = FIRST_CODE_POINT;
    long position = 0;
    int bias = FIRST_BIAS;
    while (at < encoded.length()) {
      long before = position;
      long weight = 1;
      int threshold;
      int digit;
      int k = BASE;
      do {
        if (at == encoded.length()) {
          return false;
        }
        digit = digit(encoded.charAt(at));
        at++;
        if (digit < 0) {
          return false;
        }
        position += digit * weight;
        threshold = k <= bias ? T_MIN : Math.min(k - bias, T_MAX);
        weight *= BASE - threshold;
        k += BASE;
        if (position > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
          return false;
        }
      } while (digit >= threshold);
      length++;
      bias = adapt(position - before, length, before == 0);
      codePoint += position / length;
      position = position % length + 1;
      if (codePoint > Character.MAX_CODE_POINT
          || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
        return false;
      }
    }
    return true;
  }

  private static int digit(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
  }

  private static int adapt(long delta, int points, boolean first) {
    long rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return (int) (k + (BASE - T_MIN + 1) * rest / (rest + SKEW));
  }
}
