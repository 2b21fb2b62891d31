package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Timestamps of awsJson (epoch seconds), told and read as ISO 8601. */
final class Times {
  private Times() {}

  /** The member's instant to the second, or a dash when it is absent. */
  static String iso(Json.Obj object, String member) {
    return object.number(member).map(Times::iso).orElse("-");
  }

  /** The instant of so many seconds, to the second. */
  static String iso(String epochSeconds) {
    return Instant.ofEpochMilli(new BigDecimal(epochSeconds).movePointRight(3).longValue())
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  /**
   * The seconds of an instant that an option names.
   *
   * @throws Misuse when it is none
   */
  static Json.Num seconds(String option) {
    try {
      return new Json.Num(Long.toString(Instant.parse(option).getEpochSecond()));
    } catch (DateTimeParseException e) {
      throw new Misuse(option + " is not an instant like 2026-11-23T12:00:00Z");
    }
  }
}
