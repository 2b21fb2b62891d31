package io.keyrota.server.http;

import io.netty.util.AsciiString;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of {@code Date} (IMF-fixdate of RFC 9110, 5.6.7), written once a second. */
final class DateField {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private record Written(long second, CharSequence text) {}

  private final InstantSource machine;
  private volatile Written written = new Written(Long.MIN_VALUE, "");

  DateField(InstantSource machine) {
    this.machine = machine;
  }

  CharSequence value() {
    Instant now = machine.instant();
    Written last = written;
    if (last.second != now.getEpochSecond()) {
      last = new Written(now.getEpochSecond(), new AsciiString(FORMAT.format(now)));
      written = last;
    }
    return last.text;
  }
}
