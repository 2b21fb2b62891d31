package io.keyrota.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clock that is moved by hand, and what a jump of it leaves behind. */
class RehearsalTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private final SettableClock machine = new SettableClock(NOON);
  private final RehearsalClock clock = RehearsalClock.startingAt(machine::now, NEW_YEAR);

  @Test
  void itRunsAtTheMachinesPaceFromItsInstant() {
    assertThat(clock.now()).isEqualTo(NEW_YEAR);
    machine.advance(Duration.ofSeconds(7));
    assertThat(clock.now()).isEqualTo(NEW_YEAR.plusSeconds(7));
    assertThat(clock.distance()).isEqualTo(Duration.between(NOON, NEW_YEAR));
  }

  @Test
  void heldItStandsStillAndReleasedItRunsOnFromThere() {
    clock.hold(NEW_YEAR.plusSeconds(100));
    machine.advance(Duration.ofSeconds(7));
    assertThat(clock.now()).isEqualTo(NEW_YEAR.plusSeconds(100));
    clock.release();
    assertThat(clock.now()).isEqualTo(NEW_YEAR.plusSeconds(100));
    machine.advance(Duration.ofSeconds(1));
    assertThat(clock.now()).isEqualTo(NEW_YEAR.plusSeconds(101));
  }

  @Test
  void advancesAreNumberedWhileTheyLast() {
    assertThat(clock.advance()).isZero();
    for (long number = 1; number < 3; number++) {
      clock.hold(clock.now().plusSeconds(1));
      clock.hold(clock.now().plusSeconds(1));
      assertThat(clock.advance()).isEqualTo(number);
      clock.release();
      assertThat(clock.advance()).isZero();
    }
  }

  @Test
  void itIsNeverHeldInThePast() {
    clock.hold(NEW_YEAR.minusSeconds(1));
    assertThat(clock.now()).isEqualTo(NEW_YEAR);
    clock.hold(NEW_YEAR.plusSeconds(10));
    clock.hold(NEW_YEAR.plusSeconds(5));
    assertThat(clock.now()).isEqualTo(NEW_YEAR.plusSeconds(10));
  }

  @Test
  void releasingWhatWasNotHeldChangesNothing() {
    clock.release();
    assertThat(clock.now()).isEqualTo(NEW_YEAR);
  }

  @Test
  void aMachineWhoseClockIsSetBackDoesNotTakeTheRehearsalBack() {
    assertThat(clock.now()).isEqualTo(NEW_YEAR);
    machine.set(NOON.minus(Duration.ofDays(1)));
    assertThat(clock.now()).isEqualTo(NEW_YEAR);
    machine.advance(Duration.ofSeconds(3));
    assertThat(clock.now()).isEqualTo(NEW_YEAR.plusSeconds(3));
  }

  @Test
  void anAdvanceSavesHowFarTheClockIsEvenWhenSomethingFails() {
    List<Duration> saved = new ArrayList<>();
    Rehearsal rehearsal =
        new Rehearsal(clock, upkeep(new MemoryStore()), at -> saved.add(at.distance()));
    rehearsal.advance(Duration.ofDays(90));
    assertThat(saved).containsExactly(Duration.between(NOON, NEW_YEAR.plus(Duration.ofDays(90))));

    MemoryStore failing = new MemoryStore();
    Alarm.set(failing, "a", NEW_YEAR.plus(Duration.ofDays(91)));
    Alarm alarm = new Alarm();
    alarm.judges =
        asked -> {
          throw new AssertionError("more than a duty's own failure");
        };
    Upkeep upkeep = new Upkeep(failing, clock, calls(failing), List.of(alarm), () -> {});
    assertThatThrownBy(
            () ->
                new Rehearsal(clock, upkeep, at -> saved.add(at.distance()))
                    .advance(Duration.ofDays(10)))
        .hasMessage("more than a duty's own failure");
    // It stands where it failed, released.
    assertThat(clock.now()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(91)));
    assertThat(saved).hasSize(2);
    machine.advance(Duration.ofSeconds(1));
    assertThat(clock.now()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(91)).plusSeconds(1));
  }

  @Test
  void anAdvanceByNothingSettlesWhatIsDue() {
    MemoryStore store = new MemoryStore();
    Alarm alarm = new Alarm();
    Alarm.set(store, "a", NEW_YEAR);
    Upkeep upkeep = new Upkeep(store, clock, calls(store), List.of(alarm), () -> {});
    Rehearsal.Advanced advanced = new Rehearsal(clock, upkeep, at -> {}).advance(Duration.ZERO);
    assertThat(advanced).isEqualTo(new Rehearsal.Advanced(NEW_YEAR, NEW_YEAR, 1));
    assertThat(alarm.asked).containsExactly("2026-01-01T00:00:00Z a");
  }

  private Upkeep upkeep(MemoryStore store) {
    return new Upkeep(store, clock, calls(store), List.of(new Alarm()), () -> {});
  }

  private static ServiceCalls calls(MemoryStore store) {
    SeededEntropy entropy = new SeededEntropy(1);
    return new ServiceCalls(
        store, new TestSealer(entropy::bytes), entropy::bytes, new Ledger(entropy::bytes));
  }
}
