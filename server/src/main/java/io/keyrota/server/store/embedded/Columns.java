package io.keyrota.server.store.embedded;

import io.keyrota.rules.text.Unicode;
import io.keyrota.server.store.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which texts can stand in a column: well-formed Unicode without NUL. Databases would change or
 * refuse others, and two different ids could become one row.
 */
final class Columns {
  private Columns() {}

  static boolean isStorable(String text) {
    return text.indexOf(0) < 0 && Unicode.isWellFormed(text);
  }

  static Identity storable(Identity identity) {
    storable(identity.id());
    return identity;
  }

  static @Nullable String storable(@Nullable String text) {
    if (text != null && !isStorable(text)) {
      throw new IllegalArgumentException("an id, owner or handle is not well-formed Unicode");
    }
    return text;
  }

  /** The longest beginning that can stand in a column: where a page after such an id begins. */
  static String floor(String text) {
    int end = text.length();
    while (!isStorable(text.substring(0, end))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Instants beyond what milliseconds can count are as far as they can be. */
  static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException e) {
      return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
