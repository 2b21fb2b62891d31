package io.keyrota.rules.policy;

import org.jspecify.annotations.Nullable;

/** The text of what is acted on, divided once where an ARN is. */
final class ArnText {
  private static final int PARTS = 6;

  /** Beginnings of the last part are told apart as far as this. */
  static final int LONGEST_BEGINNING = 128;

  private final String text;
  private final int @Nullable [] ends;
  private int @Nullable [] hashes;

  ArnText(String text) {
    this.text = text;
    this.ends = text.startsWith("arn:") ? ends(text) : null;
  }

  private static int @Nullable [] ends(String text) {
    int[] ends = new int[PARTS];
    int at = 0;
    for (int part = 0; part < PARTS - 1; part++) {
      int colon = text.indexOf(':', at);
      if (colon < 0) {
        return null;
      }
      ends[part] = colon;
      at = colon + 1;
    }
    ends[PARTS - 1] = text.length();
    return ends;
  }

  String text() {
    return text;
  }

  /** The account that the ARN names; empty for none and for what is no ARN. */
  String account() {
    return ends == null ? "" : text.substring(ends[3] + 1, ends[4]);
  }

  /** Whether the last part has another character at that place of it, or none. */
  boolean differsAt(int place, char character) {
    if (place < 0 || ends == null) {
      return false;
    }
    int at = ends[PARTS - 2] + 1 + place;
    return at >= text.length() || text.charAt(at) != character;
  }

  /** How long a beginning of the last part can be that is asked for; zero for what is no ARN. */
  int longestBeginning() {
    return ends == null ? 0 : Math.min(LONGEST_BEGINNING, ends[PARTS - 1] - ends[PARTS - 2] - 1);
  }

  /** The hash, as String's, of that many characters of the last part. */
  int hashOfBeginning(int length) {
    int[] known = hashes;
    if (known == null) {
      known = new int[longestBeginning() + 1];
      int start = ends == null ? 0 : ends[PARTS - 2] + 1;
      for (int i = 1; i < known.length; i++) {
        known[i] = 31 * known[i - 1] + text.charAt(start + i - 1);
      }
      hashes = known;
    }
    return known[length];
  }

  /** Whether each part matches the pattern of its place: nothing wild goes beyond a part. */
  boolean matches(Glob[] six) {
    if (ends == null) {
      return false;
    }
    // The last part tells most ARNs apart.
    for (int part = PARTS - 1; part >= 0; part--) {
      int start = part == 0 ? 0 : ends[part - 1] + 1;
      if (!six[part].matches(text, start, ends[part])) {
        return false;
      }
    }
    return true;
  }
}
