package io.keyrota.rules.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time of a signature, to the second, UTC.
 *
 * @param basic ISO 8601's basic format, {@code 20150830T123600Z}
 * @param instant the same, as an instant
 */
public record AmzDate(String basic, Instant instant) {

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /** The second in which an instant lies. */
  public static AmzDate of(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return new AmzDate(BASIC.format(OffsetDateTime.ofInstant(second, ZoneOffset.UTC)), second);
  }

  /** Reads the basic format, exactly; null for anything else. */
  static @Nullable AmzDate parseBasic(String text) {
    if (text.length() != 16
        || text.charAt(8) != 'T'
        || text.charAt(15) != 'Z'
        || !digits(text, 0, 8)
        || !digits(text, 9, 15)) {
      return null;
    }
    int hour = number(text, 9, 11);
    int minute = number(text, 11, 13);
    int second = number(text, 13, 15);
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    try {
      LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
      long seconds = day.toEpochDay() * 86_400L + hour * 3600L + minute * 60L + second;
      return new AmzDate(text, Instant.ofEpochSecond(seconds));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /** Reads a {@code Date} header: the basic format or RFC 9110's; null for anything else. */
  static @Nullable AmzDate parseHttp(String text) {
    AmzDate basic = parseBasic(text);
    if (basic != null) {
      return basic;
    }
    try {
      return of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notHttp) {
      return null;
    }
  }

  /** The day, {@code YYYYMMDD}. */
  public String day() {
    return basic.substring(0, 8);
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }
}
