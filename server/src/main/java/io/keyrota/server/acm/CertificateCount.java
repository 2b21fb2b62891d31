package io.keyrota.server.acm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How many certificates an account has in a region, and how many came in the last year.
 *
 * @param requestedByDay how many were requested on each day (UTC) of the last year, by ISO date
 * @param importedByDay the same of imports
 */
record CertificateCount(
    long requested,
    long imported,
    SequencedMap<String, String> requestedByDay,
    SequencedMap<String, String> importedByDay) {
  static final CertificateCount NONE =
      new CertificateCount(0, 0, new LinkedHashMap<>(), new LinkedHashMap<>());

  private static final Duration YEAR = Duration.ofDays(365);

  CertificateCount {
    requestedByDay = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(requestedByDay));
    importedByDay = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(importedByDay));
  }

  /** How many came by a way in the 365 days before the instant. */
  static long inTheYearBefore(SequencedMap<String, String> byDay, Instant now) {
    String first = day(now.minus(YEAR));
    return byDay.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(first) > 0)
        .mapToLong(entry -> Long.parseLong(entry.getValue()))
        .sum();
  }

  /** One more on that day; days longer ago than a year are forgotten. */
  static SequencedMap<String, String> oneMore(SequencedMap<String, String> byDay, Instant now) {
    String first = day(now.minus(YEAR));
    SequencedMap<String, String> next = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : byDay.entrySet()) {
      if (entry.getKey().compareTo(first) > 0) {
        next.put(entry.getKey(), entry.getValue());
      }
    }
    String today = day(now);
    next.put(today, Long.toString(Long.parseLong(next.getOrDefault(today, "0")) + 1));
    return next;
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
