package io.keyrota.rules.credentials;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 15m}, {@code 24h}, {@code 90d}. */
public final class Span {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

  private Span() {}

  /** The duration, or empty when the text is none. */
  public static Optional<Duration> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(written.group(1));
    return Optional.of(
        switch (written.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** An instant to the second, for people. */
  public static String seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** At most two units, whole seconds: {@code 4h 15m}, {@code 90d}, {@code 0s}. */
  public static String text(Duration duration) {
    long[] amounts = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    String[] units = {"d", "h", "m", "s"};
    List<String> parts = new ArrayList<>();
    int first = -1;
    for (int i = 0; i < units.length; i++) {
      if (amounts[i] != 0 && first < 0) {
        first = i;
      }
      if (amounts[i] != 0 && i <= first + 1) {
        parts.add(amounts[i] + units[i]);
      }
    }
    return parts.isEmpty() ? "0s" : String.join(" ", parts);
  }
}
