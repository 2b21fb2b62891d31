package io.keyrota.rules.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.events.WebhookPatience.Again;
import io.keyrota.rules.events.WebhookPatience.Answer;
import io.keyrota.rules.events.WebhookPatience.Next;
import io.keyrota.rules.events.WebhookPatience.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookPatienceTest {

  @Test
  void everyStatusHasItsMeaning() {
    for (int status = 100; status < 600; status++) {
      Answer expected =
          switch (status) {
            case 408, 425, 429 -> Answer.UNAVAILABLE;
            default ->
                status >= 500
                    ? Answer.UNAVAILABLE
                    : status >= 200 && status < 300 ? Answer.TAKEN : Answer.REFUSED;
          };
      assertThat(Answer.of(status)).as("%d", status).isEqualTo(expected);
    }
  }

  @Test
  void waitsGrowToFiveMinutesAndAnEventIsGivenUpAfterADay() {
    List<Duration> waits = new ArrayList<>();
    WebhookPatience patience = WebhookPatience.FRESH;
    Next next = patience.after(Answer.UNAVAILABLE);
    while (next instanceof Again again) {
      waits.add(again.pause());
      next = again.patience().after(Answer.UNAVAILABLE);
    }
    assertThat(waits.subList(0, 10))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L);
    assertThat(waits).hasSize(WebhookPatience.MOST_ATTEMPTS - 1);
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    Settled settled = (Settled) next;
    assertThat(settled.taken()).isFalse();
    assertThat(settled.pause()).as("it is away for the next event too").hasMinutes(5);
    assertThat(settled.patience().attempts()).isZero();
    assertThat(settled.patience().after(Answer.TAKEN))
        .isEqualTo(new Settled(true, WebhookPatience.FRESH, Duration.ZERO));
  }

  @Test
  void whatIsRefusedIsTriedAFewTimesAndDoesNotHoldUpTheNext() {
    WebhookPatience patience = WebhookPatience.FRESH;
    int attempts = 1;
    Next next = patience.after(Answer.REFUSED);
    while (next instanceof Again again) {
      next = again.patience().after(Answer.REFUSED);
      attempts++;
    }
    assertThat(attempts).isEqualTo(WebhookPatience.MOST_REFUSALS);
    assertThat(next).isEqualTo(new Settled(false, WebhookPatience.FRESH, Duration.ZERO));
  }
}
