package io.keyrota.server.route53;

import io.keyrota.rules.route53.Route53Refusal;
import org.jspecify.annotations.Nullable;

/** Pages of Route 53's lists: their size is a text, and they begin with what a marker names. */
final class Pages {
  private Pages() {}

  /** The asked-for size, at most {@code most}, which is also what holds when none is asked. */
  static int size(@Nullable String maxItems, int most) {
    if (maxItems == null) {
      return most;
    }
    if (!maxItems.matches("[0-9]{1,9}") || Integer.parseInt(maxItems) == 0) {
      throw Route53Refusal.invalidInput(
          "The value of MaxItems is not a number from 1 to " + most + ".");
    }
    return Math.min(Integer.parseInt(maxItems), most);
  }

  /** A text that stands before the given one and after all ids before it; nothing for nothing. */
  static String before(String id) {
    if (id.isEmpty()) {
      return "";
    }
    int last = id.length() - 1;
    return id.substring(0, last) + (char) (id.charAt(last) - 1) + "~";
  }
}
