package io.keyrota.rules.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The dates that conditions take: W3C's profile of ISO 8601, and seconds since 1970. */
final class Dates {
  private static final int LONGEST_EPOCH = 11;

  private Dates() {}

  static Optional<Instant> instant(String text) {
    if (!text.isEmpty()
        && text.length() <= LONGEST_EPOCH
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && text.length() != 4) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          switch (text.length()) {
            case 4 -> LocalDate.parse(text + "-01-01").atStartOfDay().toInstant(ZoneOffset.UTC);
            case 7 -> LocalDate.parse(text + "-01").atStartOfDay().toInstant(ZoneOffset.UTC);
            case 10 -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> moment(text);
          });
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Instant moment(String text) {
    int time = text.indexOf('T');
    boolean offset =
        text.endsWith("Z")
            || (time > 0 && (text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0));
    return offset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
