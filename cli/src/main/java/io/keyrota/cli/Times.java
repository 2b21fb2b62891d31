package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Timestamps of awsJson answers (epoch seconds) as ISO 8601. */
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
}
