package io.keyrota.server.keyrota;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 90s}, {@code 15m}, {@code 24h}, {@code 91d}. */
final class Spans {
  /** A hundred years: nothing is rehearsed for longer. */
  static final Duration LONGEST = Duration.ofDays(36_525);

  private static final Pattern SHORT = Pattern.compile("([0-9]{1,12})([smhd])");

  private Spans() {}

  /** The short form or ISO 8601; empty when it is neither. */
  static Optional<Duration> parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return Optional.of(
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofSeconds(Math.multiplyExact(count, 86_400L));
          });
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
