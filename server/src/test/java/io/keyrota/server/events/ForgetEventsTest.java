package io.keyrota.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Origin;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Request;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.testkit.SeededEntropy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes when an event's time is over, and what stays. */
class ForgetEventsTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Region HERE = new Region("eu-central-1");
  private static final Region ELSEWHERE = new Region("eu-west-1");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = START.plus(EventLog.STANDARD);

  private final MemoryStore store = new MemoryStore();
  private final SeededEntropy entropy = new SeededEntropy(90);
  private final ForgetEvents duty = new ForgetEvents(EventLog.STANDARD);

  private void happened(boolean told, Region region, Duration after) {
    EventLog log = new EventLog(told);
    store.apply(
        List.of(
            log.happened(
                new EventLog.Moment(ACCOUNT, region, START.plus(after), entropy::bytes),
                "aws.kms",
                "KMS CMK Rotation",
                "arn:aws:kms:eu-central-1:111122223333:key/1",
                Detail.empty())));
  }

  /** As a program of format 2 left it. */
  private void old(Duration after) {
    String id = "%013d-old".formatted(START.plus(after).toEpochMilli());
    store.apply(
        List.of(
            EventLog.put(
                new Event(
                    id,
                    ACCOUNT,
                    HERE,
                    START.plus(after),
                    "aws.kms",
                    "KMS CMK Rotation",
                    List.of(),
                    Detail.empty(),
                    Delivery.NONE,
                    Optional.empty()))));
  }

  private List<Event> left(Region region) {
    return new EventLog(false).list(ACCOUNT, region, "", 1_000, store.snapshot());
  }

  /** Judges what is due at that instant, once; what it answers last. */
  private Instant judge(Instant now) {
    Request request =
        new Request(
            new Caller.Service(ACCOUNT, duty.principal()),
            ACCOUNT,
            HERE,
            new Origin(duty.principal(), false, duty.principal()),
            new RequestId("11111111-2222-3333-4444-555555555555"));
    Instant again = now;
    for (Due due : store.due(List.of(duty.kind()), now, 1_000)) {
      Outcome<Instant> outcome =
          duty.judge(
              new Call(request, now, entropy::bytes, new TestSealer(entropy::bytes)),
              due,
              duty.observe(due),
              store.snapshot());
      store.apply(outcome.changes());
      again = outcome.output();
    }
    return again;
  }

  @Test
  void anEventGoesAtItsTimeAndNotBefore() {
    happened(false, HERE, Duration.ZERO);
    happened(false, HERE, Duration.ofMillis(1));
    happened(false, ELSEWHERE, Duration.ofDays(1));
    judge(END.minusMillis(1));
    assertThat(left(HERE)).hasSize(2);
    judge(END);
    assertThat(left(HERE)).hasSize(1);
    judge(END.plusMillis(1));
    assertThat(left(HERE)).isEmpty();
    assertThat(left(ELSEWHERE)).hasSize(1);
  }

  @Test
  void whatAnOlderProgramKeptGoesWithTheFirstThatIsForgotten() {
    for (int i = 0; i < 250; i++) {
      old(Duration.ofSeconds(i));
    }
    old(Duration.ofDays(30));
    happened(false, HERE, Duration.ofDays(20));
    happened(false, HERE, Duration.ofDays(21));
    happened(false, HERE, Duration.ofDays(22));
    judge(END.plus(Duration.ofDays(20)));
    assertThat(left(HERE)).hasSize(153);
    judge(END.plus(Duration.ofDays(21)));
    judge(END.plus(Duration.ofDays(22)));
    assertThat(left(HERE)).hasSize(1);
    assertThat(left(HERE).getFirst().time()).isEqualTo(START.plus(Duration.ofDays(30)));
  }

  @Test
  void whatTheWebhookHasNotTakenStays() {
    happened(true, HERE, Duration.ZERO);
    happened(false, HERE, Duration.ofSeconds(1));
    assertThat(judge(START)).isEqualTo(END);
    judge(END.plusSeconds(1));
    assertThat(left(HERE)).hasSize(1);
    assertThat(judge(END.plusSeconds(1))).isEqualTo(END.plusSeconds(1).plus(Duration.ofDays(1)));
    store.apply(new EventLog(true).settled(left(HERE), false, store.snapshot()));
    judge(END.plusSeconds(1));
    assertThat(left(HERE)).isEmpty();
  }
}
