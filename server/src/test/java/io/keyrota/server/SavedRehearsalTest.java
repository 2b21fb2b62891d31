package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.aws.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SavedRehearsalTest {
  private static final Instant START = Instant.parse("2026-11-24T10:11:12Z");
  private Instant time = START;

  /** The machine's, on which every look takes its time. */
  private final Clock machine =
      () -> {
        time = time.plusMillis(80);
        return time;
      };

  @Test
  void aClockIsFoundAgainExactlyAsFarAway() {
    for (Duration distance : new Duration[] {Duration.ZERO, Duration.ofDays(91)}) {
      assertThat(SavedRehearsal.at(machine, distance, Optional.empty()).distance())
          .isEqualTo(distance);
      assertThat(SavedRehearsal.at(machine, distance, Optional.of(START)).distance())
          .isEqualTo(distance);
    }
  }

  @Test
  void itIsNeverBeforeWhatHappened() {
    Instant happened = START.plus(Duration.ofDays(2));
    assertThat(SavedRehearsal.at(machine, Duration.ofDays(1), Optional.of(happened)).now())
        .isAfterOrEqualTo(happened);
  }
}
