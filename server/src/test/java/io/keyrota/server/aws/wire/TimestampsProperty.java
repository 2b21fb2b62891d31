package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.schema.Shape.TimestampFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimestampsProperty {
  /** Of the years 1 to 9999, in seconds since 1970. */
  private static final long FIRST = -62_135_596_800L;

  private static final long LAST = 253_402_300_799L;

  @Property
  void aTextIsTheFormattersToTheMillisecond(
      @ForAll @LongRange(min = FIRST, max = LAST) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    Instant instant = Instant.ofEpochSecond(seconds, nanos);
    Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
    String text = Timestamps.dateTime(instant);
    assertThat(text).isEqualTo(millis.toString());
    assertThat(Timestamps.parse(text, TimestampFormat.DATE_TIME)).isEqualTo(millis);
  }

  @Example
  void theFirstAndTheLastOfThemAreWritten() {
    assertThat(Timestamps.dateTime(Instant.ofEpochSecond(FIRST))).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(Timestamps.dateTime(Instant.ofEpochSecond(LAST, 999_999_999)))
        .isEqualTo("9999-12-31T23:59:59.999Z");
    assertThat(Timestamps.dateTime(Instant.ofEpochMilli(1))).isEqualTo("1970-01-01T00:00:00.001Z");
  }
}
