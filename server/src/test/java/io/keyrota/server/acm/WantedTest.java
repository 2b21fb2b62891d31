package io.keyrota.server.acm;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.acm.ValidityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When certificates begin and end. */
final class WantedTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.5Z");

  private static Issuer.Wanted wanted(Optional<Duration> validity) {
    return Issuer.Wanted.of(
        List.of("www.example.com"),
        new byte[0],
        new ValidityPolicy(validity, Optional.empty()),
        NOW);
  }

  @Test
  void aCertificateBeginsAnHourBeforeItIsSignedAndLivesForWholeDays() {
    Issuer.Wanted wanted = wanted(Optional.empty());
    assertThat(wanted.notBefore()).isEqualTo("2026-11-27T11:00:00Z");
    assertThat(wanted.notAfter()).isEqualTo("2027-06-13T10:59:59Z");
    assertThat(Duration.between(wanted.notBefore(), wanted.notAfter()).plusSeconds(1))
        .isEqualTo(Duration.ofDays(198));
  }

  @Test
  void aShortLifeIsNotOverBeforeItIsSigned() {
    Issuer.Wanted wanted = wanted(Optional.of(Duration.ofHours(1)));
    assertThat(wanted.notBefore()).isEqualTo("2026-11-27T11:59:24Z");
    assertThat(wanted.notAfter()).isEqualTo("2026-11-27T12:59:23Z");
  }
}
