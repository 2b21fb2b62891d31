package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LastUseTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void theFirstUseIsKept() {
    LastUse use = new LastUse(NOON, "us-east-1", "iam");
    assertThat(LastUse.after(Optional.empty(), use)).isSameAs(use);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, false",
    "PT1S, false",
    "PT14M59.999S, false",
    "PT15M, true",
    "PT15M0.001S, true",
    "P90D, true",
    "PT-1S, false",
    "P-90D, false",
  })
  void aUseMovesTheDateFromFifteenMinutesOn(Duration later, boolean moves) {
    LastUse kept = new LastUse(NOON, "us-east-1", "iam");
    LastUse use = new LastUse(NOON.plus(later), "eu-west-1", "kms");
    assertThat(LastUse.after(Optional.of(kept), use)).isSameAs(moves ? use : kept);
  }
}
