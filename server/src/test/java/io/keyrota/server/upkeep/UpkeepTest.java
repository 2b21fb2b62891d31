package io.keyrota.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Thing;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which duties run when, and what a failing one does to the others: nothing. */
class UpkeepTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final MemoryStore store = new MemoryStore();
  private final SettableClock machine = new SettableClock(NOON);
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final ServiceCalls calls =
      new ServiceCalls(
          store, new TestSealer(entropy::bytes), entropy::bytes, new Ledger(entropy::bytes));
  private final Alarm alarm = new Alarm();
  private final RehearsalClock clock = new RehearsalClock(machine::now, Duration.ZERO);
  private final Upkeep upkeep = new Upkeep(store, clock, calls, List.of(alarm), () -> {});
  private final Rehearsal rehearsal = new Rehearsal(clock, upkeep, saved -> {});

  private static Instant minute(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void whatIsDueRunsAndWhatIsNotDoesNot() {
    Alarm.set(store, "past", minute(-5));
    Alarm.set(store, "now", minute(0));
    Alarm.set(store, "next", minute(0).plusMillis(1));
    assertThat(upkeep.settle(NOON)).isEqualTo(2);
    assertThat(alarm.asked)
        .containsExactly("2026-11-24T12:00:00Z past", "2026-11-24T12:00:00Z now");
    assertThat(upkeep.settle(NOON)).isZero();
    assertThat(upkeep.nextDue()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void nothingDueIsDueAtTheEndOfTime() {
    assertThat(upkeep.nextDue()).isEqualTo(Instant.MAX);
    assertThat(upkeep.settle(NOON)).isZero();
  }

  @Test
  void anAdvanceRunsEachDutyAtItsOwnInstantInOrder() {
    Alarm.set(store, "c", minute(30));
    Alarm.set(store, "a", minute(10));
    Alarm.set(store, "b", minute(20));
    Rehearsal.Advanced advanced = rehearsal.advance(Duration.ofHours(1));
    assertThat(advanced).isEqualTo(new Rehearsal.Advanced(NOON, minute(60), 3));
    assertThat(alarm.asked)
        .containsExactly(
            "2026-11-24T12:10:00Z a", "2026-11-24T12:20:00Z b", "2026-11-24T12:30:00Z c");
    assertThat(clock.now()).isEqualTo(minute(60));
  }

  @Test
  void whatFallsDueOnTheWayRunsOnTheWay() {
    alarm.judges = asked -> asked.again(asked.now().plus(Duration.ofHours(1)));
    Alarm.set(store, "hourly", minute(60));
    assertThat(rehearsal.advance(Duration.ofDays(7)).dutiesRun()).isEqualTo(7 * 24);
    assertThat(Alarm.count(store, "hourly")).isEqualTo(7 * 24);
    assertThat(alarm.asked).endsWith("2026-12-01T12:00:00Z hourly");
  }

  @Test
  void aBatchLargerThanOneLookIsSettledWhole() {
    for (int i = 0; i < 250; i++) {
      Alarm.set(store, "thing%03d".formatted(i), minute(i % 7));
    }
    assertThat(rehearsal.advance(Duration.ofMinutes(10)).dutiesRun()).isEqualTo(250);
    assertThat(upkeep.nextDue()).isEqualTo(Instant.MAX);
  }

  @Test
  void aFailingDutyIsAskedAgainAMinuteLaterAndStopsNoOther() {
    Set<String> broken = new HashSet<>(Set.of("a"));
    alarm.judges =
        asked -> {
          if (broken.contains(asked.found())) {
            throw new IllegalStateException("a mistake of ours");
          }
          return asked.off();
        };
    Alarm.set(store, "a", minute(1));
    Alarm.set(store, "b", minute(1));
    rehearsal.advance(Duration.ofMinutes(2).plusSeconds(30));
    assertThat(alarm.asked)
        .containsExactly(
            "2026-11-24T12:01:00Z a", "2026-11-24T12:01:00Z b", "2026-11-24T12:02:00Z a");
    broken.clear();
    rehearsal.advance(Duration.ofMinutes(1));
    assertThat(alarm.asked).endsWith("2026-11-24T12:03:00Z a").hasSize(4);
    assertThat(Alarm.count(store, "a")).isEqualTo(1);
  }

  @Test
  void aFailingObservationIsAFailingDuty() {
    alarm.observes =
        due -> {
          throw new IllegalStateException("no answer from outside");
        };
    Alarm.set(store, "a", minute(1));
    rehearsal.advance(Duration.ofMinutes(1));
    assertThat(alarm.asked).isEmpty();
    assertThat(upkeep.nextDue()).isEqualTo(minute(2));
    alarm.observes = due -> "found";
    rehearsal.advance(Duration.ofMinutes(1));
    assertThat(alarm.asked).containsExactly("2026-11-24T12:02:00Z a");
  }

  @Test
  void aDutyThatWantsToLookLaterIsLeftAloneUntilThenOrUntilItsRowChanges() {
    alarm.judges = asked -> asked.later(asked.now().plus(Duration.ofMinutes(30)));
    Alarm.set(store, "a", minute(0));
    upkeep.settle(minute(0));
    assertThat(upkeep.nextDue()).isEqualTo(minute(30));
    assertThat(upkeep.settle(minute(29))).isZero();
    Alarm.set(store, "a", minute(5));
    assertThat(upkeep.nextDue()).isEqualTo(minute(5));
    assertThat(upkeep.settle(minute(29))).isEqualTo(1);
    // Judged at the instant of the settling, and half an hour on from there.
    assertThat(upkeep.nextDue()).isEqualTo(minute(59));
  }

  @Test
  void aThingThatIsGoneIsForgotten() {
    alarm.judges = asked -> asked.later(minute(90));
    Alarm.set(store, "a", minute(0));
    upkeep.settle(minute(0));
    store.apply(List.of(Change.Remove.of(Thing.THINGS, Alarm.PLACE, "a")));
    assertThat(upkeep.nextDue()).isEqualTo(Instant.MAX);
    assertThat(upkeep.settle(minute(600))).isZero();
  }

  @Test
  void theLoopRunsWhatIsDueTicksAndStops() throws Exception {
    CountDownLatch rung = new CountDownLatch(1);
    CountDownLatch ticked = new CountDownLatch(2);
    alarm.judges =
        asked -> {
          rung.countDown();
          return asked.off();
        };
    Upkeep loop =
        new Upkeep(
            store,
            machine::now,
            calls,
            List.of(alarm),
            () -> {
              ticked.countDown();
              throw new IllegalStateException("a tick that fails ends nothing");
            });
    Alarm.set(store, "a", minute(0));
    loop.start();
    try {
      assertThat(rung.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(ticked.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      loop.stop();
    }
    Alarm.set(store, "b", minute(0));
    assertThat(alarm.asked).containsExactly("2026-11-24T12:00:00Z a");
  }

  @Test
  void whatWaitsForAnAnswerHoldsUpNoOther() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    CountDownLatch rung = new CountDownLatch(3);
    alarm.observes =
        due -> {
          if (due.identity().id().equals("slow")) {
            await(answer);
          }
          return due.identity().id();
        };
    alarm.judges =
        asked -> {
          rung.countDown();
          return asked.off();
        };
    Alarm.set(store, "slow", minute(-1));
    Alarm.set(store, "a", minute(0));
    Alarm.set(store, "b", minute(0));
    Upkeep loop = new Upkeep(store, machine::now, calls, List.of(alarm), () -> {});
    loop.start();
    try {
      while (rung.getCount() > 1) {
        Thread.onSpinWait();
      }
      assertThat(alarm.asked).hasSize(2).noneMatch(asked -> asked.endsWith("slow"));
      answer.countDown();
      assertThat(rung.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      answer.countDown();
      loop.stop();
    }
  }

  @Test
  void aRehearsalLooksAtManyAtOnceAndJudgesThemInTheirOrder() {
    CountDownLatch all = new CountDownLatch(Observations.AT_ONCE);
    alarm.observes =
        due -> {
          all.countDown();
          // Nobody goes on before as many as may are here: one at a time would never end.
          await(all);
          return due.identity().id();
        };
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < Observations.AT_ONCE; i++) {
      String id = "thing%02d".formatted(i);
      Alarm.set(store, id, minute(-1));
      expected.add("2026-11-24T12:00:00Z " + id);
    }
    assertThat(upkeep.settle(NOON)).isEqualTo(Observations.AT_ONCE);
    assertThat(alarm.asked).isEqualTo(expected);
  }

  @Test
  void noMoreThanTheBoundLookAtOnce() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(Observations.AT_ONCE);
    alarm.observes =
        due -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          full.countDown();
          await(full);
          now.decrementAndGet();
          return due.identity().id();
        };
    for (int i = 0; i < 4 * Observations.AT_ONCE; i++) {
      Alarm.set(store, "thing" + i, minute(-1));
    }
    upkeep.settle(NOON);
    assertThat(most.get()).isEqualTo(Observations.AT_ONCE);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
