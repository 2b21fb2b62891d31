package io.keyrota.server.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.Refusal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long lost races are run again. */
class PatienceTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 7);

  private Patience patience() {
    return new Patience(Duration.ofMinutes(1), nanos::get);
  }

  @Test
  void aRequestRunsAgainUntilItsDeadline() {
    Patience patience = patience();
    for (int lost = 0; lost < 20; lost++) {
      nanos.addAndGet(Duration.ofSeconds(3).toNanos());
      patience.pause();
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void afterTheDeadlineTheServerIsToBlameAndNotTheClient() {
    Patience patience = patience();
    nanos.addAndGet(Duration.ofMinutes(1).toNanos() + 1);
    assertThatThrownBy(patience::pause)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ServiceUnavailable"));
  }

  @Test
  void whoIsInterruptedGivesUpAndStaysInterrupted() {
    Patience patience = patience();
    Thread.currentThread().interrupt();
    assertThatThrownBy(patience::pause)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ServiceUnavailable"));
    assertThat(Thread.interrupted()).isTrue();
  }
}
