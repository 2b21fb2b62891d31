package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Waiting for company goes on only while company comes. */
final class GatheringTest {

  @Test
  void theFirstIsWaitedForOnce() {
    Gathering gathering = new Gathering(200_000);
    assertThat(gathering.goesOn(1)).isTrue();
    assertThat(gathering.goesOn(1)).isFalse();
  }

  @Test
  void whoIsExpectedIsWaitedForBeforeAnybodyIsThere() {
    Gathering gathering = new Gathering(200_000);
    assertThat(gathering.goesOn(0)).isTrue();
    assertThat(gathering.goesOn(0)).isFalse();
    gathering = new Gathering(200_000);
    assertThat(gathering.goesOn(0)).isTrue();
    assertThat(gathering.goesOn(2)).isTrue();
    assertThat(gathering.goesOn(2)).isFalse();
  }

  @Test
  void whoeverComesIsReasonToWaitForTheNextUntilTimeIsUp() {
    Gathering gathering = new Gathering(200_000);
    int waiting = 1;
    long began = System.nanoTime();
    while (gathering.goesOn(waiting)) {
      waiting++;
    }
    assertThat(waiting).isGreaterThan(1);
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(2_000_000);
  }

  @Test
  void aPauseIsTwiceAForceWithinBounds() {
    assertThat(new Gathering(0).pauseNanos()).isEqualTo(100_000);
    assertThat(new Gathering(200_000).pauseNanos()).isEqualTo(400_000);
    assertThat(new Gathering(60_000_000_000L).pauseNanos()).isEqualTo(2_000_000);
  }
}
