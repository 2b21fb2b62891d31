package io.keyrota.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");

  @Test
  void standsStillUntilAdvanced() {
    assertThat(clock.now()).isEqualTo(clock.get()).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(clock.advance(Duration.ofDays(91))).isEqualTo(clock.now());
    assertThat(clock.now()).isEqualTo(Instant.parse("2027-02-23T12:00:00Z"));
  }

  @Test
  void canBeSetBack() {
    clock.set(Instant.EPOCH);
    assertThat(clock.now()).isEqualTo(Instant.EPOCH);
  }
}
