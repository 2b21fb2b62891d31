package io.keyrota.rules.policy;

import org.jspecify.annotations.Nullable;

/** The text of what is acted on, divided once where an ARN is. */
final class ArnText {
  private static final int PARTS = 6;

  private final String text;
  private final int @Nullable [] ends;

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
