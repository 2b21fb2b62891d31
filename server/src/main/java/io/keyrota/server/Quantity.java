package io.keyrota.server;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with their units, as settings write them. */
final class Quantity {
  private static final Pattern BYTES = Pattern.compile("([0-9]{1,12})(KiB|MiB|GiB)?");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  private Quantity() {}

  /** Bytes: {@code 4096}, {@code 16KiB}, {@code 64MiB}, {@code 1GiB}. */
  static long bytes(String text, long least, long most) {
    Matcher matcher = BYTES.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("it is a number of bytes, for example 65536, 64KiB, 1MiB");
    }
    long unit =
        switch (matcher.group(2)) {
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          case "GiB" -> 1L << 30;
          case null, default -> 1;
        };
    long bytes = Long.parseLong(matcher.group(1)) * unit;
    if (bytes < least || bytes > most) {
      throw new IllegalArgumentException("it is from " + least + " to " + most + " bytes");
    }
    return bytes;
  }

  /** A time: {@code 500ms}, {@code 75s}, {@code 15m}, {@code 24h}, {@code 400d}. */
  static Duration duration(String text, Duration least, Duration most) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "it is a time with its unit, for example 500ms, 75s, 15m, 24h, 400d");
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw new IllegalArgumentException("it is from " + shown(least) + " to " + shown(most));
    }
    return duration;
  }

  /** A whole number without a unit. */
  static int count(String text, int least, int most) {
    if (!COUNT.matcher(text).matches()
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException("it is a whole number from " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }

  private static String shown(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + "d";
    }
    return duration.toSeconds() > 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
  }
}
