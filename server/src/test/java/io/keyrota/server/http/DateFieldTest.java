package io.keyrota.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class DateFieldTest {

  @Test
  void writesTwoDigitsForTheDayAndFollowsItsClock() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("1994-11-06T08:49:37Z"));
    DateField date = new DateField(now::get);

    assertThat(date.value()).hasToString("Sun, 06 Nov 1994 08:49:37 GMT");
    now.set(Instant.parse("1994-11-06T08:49:37.999Z"));
    assertThat(date.value()).hasToString("Sun, 06 Nov 1994 08:49:37 GMT");
    now.set(Instant.parse("2026-12-31T23:59:59Z"));
    assertThat(date.value()).hasToString("Thu, 31 Dec 2026 23:59:59 GMT");
  }
}
