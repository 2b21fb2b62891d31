package io.keyrota.rules.dns;

/** IP addresses as texts; nothing is looked up. */
final class Addresses {
  private Addresses() {}

  /** Four decimal numbers without leading zeros. */
  static boolean isV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (!RecordData.isNumber(part, 255) || (part.length() > 1 && part.startsWith("0"))) {
        return false;
      }
    }
    return true;
  }

  /** RFC 4291 section 2.2, without a zone. */
  static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int left = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    int right = gap < 0 ? 0 : groups(text.substring(gap + 2), true);
    if (left < 0 || right < 0) {
      return false;
    }
    return gap < 0 ? left == 8 : left + right <= 7;
  }

  /** How many groups of sixteen bits; -1 when one is malformed. */
  private static int groups(String text, boolean mayEndInV4) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && mayEndInV4 && isV4(parts[i])) {
        count += 2;
      } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }
}
