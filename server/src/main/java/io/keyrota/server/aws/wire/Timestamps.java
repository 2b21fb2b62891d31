package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Shape.TimestampFormat;
import io.keyrota.server.json.JsonOutput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Instants as the protocols write them. Years 1 to 9999 only; finer than milliseconds is rounded
 * away in numbers and kept in texts.
 */
final class Timestamps {
  private static final long FIRST_SECOND = -62_135_596_800L;
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int LONGEST = 40;

  /** RFC 7231's IMF-fixdate: two digits for the day, unlike {@code RFC_1123_DATE_TIME}. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** The instant, or null when it lies outside the years 1 to 9999. */
  static @Nullable Instant ofSeconds(long seconds) {
    return seconds < FIRST_SECOND || seconds > LAST_SECOND ? null : Instant.ofEpochSecond(seconds);
  }

  /**
   * The instant to the nearest millisecond, or null when it is no instant of the years 1 to 9999.
   */
  static @Nullable Instant ofSeconds(double seconds) {
    if (!(seconds >= FIRST_SECOND && seconds <= LAST_SECOND)) {
      return null;
    }
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  /** Reads a text in that format (not DEFAULT); null when it is none. */
  static @Nullable Instant parse(String text, TimestampFormat format) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      Instant instant =
          switch (format) {
            case EPOCH_SECONDS -> ofSeconds(Double.parseDouble(Scalars.decimal(text)));
            case HTTP_DATE -> HTTP_DATE.parse(text, Instant::from);
            case DEFAULT, DATE_TIME ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
          };
      return instant == null ? null : inRange(instant);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant inRange(Instant instant) {
    long second = instant.getEpochSecond();
    return second < FIRST_SECOND || second > LAST_SECOND ? null : instant;
  }

  /** ISO 8601 in UTC to the second, with milliseconds only where there are some. */
  static String dateTime(Instant instant) {
    Instant seconds = Instant.ofEpochSecond(instant.getEpochSecond());
    int millis = instant.getNano() / 1_000_000;
    return (millis == 0 ? seconds : seconds.plusMillis(millis)).toString();
  }

  static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant);
  }

  /** Seconds since 1970, with three decimals where there are milliseconds, as JSON has them. */
  static String epochSeconds(Instant instant) {
    byte[] number = new JsonOutput(24).thousandths(instant.toEpochMilli()).take();
    return new String(number, StandardCharsets.US_ASCII);
  }
}
