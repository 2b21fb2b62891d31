package io.keyrota.server.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long lost races are run again. */
class PatienceTest {

  @Test
  void aRequestRunsAgainUntilItsDeadline() {
    Patience patience = new Patience(Duration.ofMinutes(1));
    for (int lost = 0; lost < 20; lost++) {
      patience.pause();
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void afterTheDeadlineTheServerIsToBlameAndNotTheClient() {
    Patience patience = new Patience(Duration.ofNanos(-1));
    assertThatThrownBy(patience::pause)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ServiceUnavailable"));
  }

  @Test
  void whoIsInterruptedGivesUpAndStaysInterrupted() {
    Patience patience = new Patience(Duration.ofMinutes(1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(patience::pause)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ServiceUnavailable"));
    assertThat(Thread.interrupted()).isTrue();
  }
}
