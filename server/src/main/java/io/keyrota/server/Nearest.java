package io.keyrota.server;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody who mistyped probably meant. */
final class Nearest {
  private static final int FEWEST = 2;
  private static final int BEGINNING = 3;

  private Nearest() {}

  /**
   * The known name with the fewest changed letters, where these are at most a third of it, or one
   * of which only the beginning was typed.
   */
  static Optional<String> to(String typed, Collection<String> known) {
    Optional<String> nearest = Optional.empty();
    int fewest = Math.max(FEWEST, typed.length() / 3) + 1;
    for (String name : known) {
      int changes = begins(typed, name) ? 1 : changes(typed, name);
      if (changes < fewest) {
        fewest = changes;
        nearest = Optional.of(name);
      }
    }
    return nearest;
  }

  private static boolean begins(String typed, String name) {
    return typed.length() >= BEGINNING && name.startsWith(typed);
  }

  /** Levenshtein's distance; the case does not count. */
  private static int changes(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int changed = same(one.charAt(i - 1), other.charAt(j - 1)) ? diagonal : diagonal + 1;
        row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }

  private static boolean same(char one, char other) {
    return Character.toLowerCase(one) == Character.toLowerCase(other);
  }
}
