package io.keyrota.rules.sigv4;

/**
 * The names of the headers a signature covers: lower case, in order, none twice, separated by
 * semicolons. Kept as the text it came in.
 */
final class SignedHeaders {
  private static final boolean[] NAME_CHARACTERS = nameCharacters();

  private SignedHeaders() {}

  /**
   * Whether the text is such a list. A list out of order or with a name twice could only belong to
   * a canonical request that AWS's rules never make.
   */
  static boolean wellFormed(String list) {
    int previous = -1;
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      if (i < list.length() && list.charAt(i) != ';') {
        if (!nameCharacter(list.charAt(i))) {
          return false;
        }
        continue;
      }
      if (i == start || (previous >= 0 && compare(list, previous, start - 1, start, i) >= 0)) {
        return false;
      }
      previous = start;
      start = i + 1;
    }
    return true;
  }

  /** Whether the list has the name, which may be in any case. */
  static boolean has(String list, String name) {
    int start = 0;
    while (start <= list.length()) {
      int end = end(list, start);
      if (same(list, start, end, name)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /** Where the name that starts here ends. */
  static int end(String list, int start) {
    int end = list.indexOf(';', start);
    return end < 0 ? list.length() : end;
  }

  /** Whether the list's name from start to end is this one, in any case. */
  static boolean same(String list, int start, int end, String name) {
    return name.length() == end - start && list.regionMatches(true, start, name, 0, name.length());
  }

  private static int compare(String list, int from, int to, int otherFrom, int otherTo) {
    int shorter = Math.min(to - from, otherTo - otherFrom);
    for (int i = 0; i < shorter; i++) {
      int difference = list.charAt(from + i) - list.charAt(otherFrom + i);
      if (difference != 0) {
        return difference;
      }
    }
    return (to - from) - (otherTo - otherFrom);
  }

  private static boolean nameCharacter(char c) {
    return c < NAME_CHARACTERS.length && NAME_CHARACTERS[c];
  }

  private static boolean[] nameCharacters() {
    boolean[] characters = new boolean[128];
    // RFC 9110's token characters, without capitals
    for (char c : "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz".toCharArray()) {
      characters[c] = true;
    }
    return characters;
  }
}
