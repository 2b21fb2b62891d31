package io.keyrota.rules.rotation;

import static io.keyrota.rules.rotation.Rotations.NEW;
import static io.keyrota.rules.rotation.Rotations.OLD;
import static io.keyrota.rules.rotation.Rotations.OTHER;
import static io.keyrota.rules.rotation.Rotations.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.rotation.Rotations.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine as a table. */
class NextStepTest {
  private static final Terms TERMS = Terms.standard().withSettle(Duration.ZERO);
  private static final Instant LATER = T0.plus(Duration.ofDays(10));

  private static String text(Decision decision) {
    return switch (decision) {
      case Decision.Do(Step step, String why) -> "do " + step.text();
      case Decision.Conclude(Step step, String why) -> "conclude " + step.text();
      case Decision.Enter(State state, String why) -> "enter " + state.name();
      case Decision.Wait wait -> "wait " + wait.reason();
      case Decision.Rest rest -> "rest " + rest.state().name();
    };
  }

  private static String next(Rotation rotation, Seen seen, Instant now) {
    return text(NextStep.of(rotation, seen.now(), now));
  }

  @ParameterizedTest
  @CsvSource({
    // stage, evidence of the old key after ten days (none, before, after, silent), what next
    "PLANNED, none, enter SLOT_READY",
    "SLOT_READY, none, do create",
    "PROBED, none, do deliver 0",
    "DELIVERING, none, do deliver 1",
    "DELIVERED, none, enter SOAKING",
    "SOAKING, before, enter QUIET",
    "SOAKING, after, wait IN_USE",
    "SOAKING, silent, wait BLIND",
    "SOAKING, none, wait BLIND",
    "QUIET, before, do deactivate AKIAOLDOLDOLDOLD0001",
    "QUIET, after, enter SOAKING",
    "QUIET, silent, enter SOAKING",
    "DEACTIVATED, before, enter HOLDING",
    "HOLDING, before, do delete AKIAOLDOLDOLDOLD0001",
    "HOLDING, after, do reactivate AKIAOLDOLDOLDOLD0001",
    "HOLDING, silent, wait BLIND",
    "DELETED, none, rest DELETED",
  })
  void theStraightWay(Stage stage, String evidence, String expected) {
    Rotation rotation = Rotations.at(stage, TERMS);
    if (stage == Stage.DELIVERING) {
      // Half of it: one target of two.
      rotation = rotation.withDelivery(1, Delivery.Progress.PENDING);
    }
    Seen seen = Rotations.seen(rotation);
    switch (evidence) {
      case "before" -> seen.used(OLD, LATER, Optional.of(T0.minusSeconds(60)));
      case "after" -> seen.used(OLD, LATER, Optional.of(LATER.minusSeconds(60)));
      case "silent" -> seen.silent(OLD);
      default -> {}
    }
    assertThat(next(rotation, seen, LATER)).isEqualTo(expected);
  }

  @Test
  void aNewKeyIsProbedUntilPatienceEnds() {
    Rotation rotation = Rotations.at(Stage.CREATED, TERMS);
    Seen seen = Rotations.seen(rotation);
    assertThat(next(rotation, seen, T0.plus(Duration.ofMinutes(5)))).isEqualTo("do probe");
    assertThat(next(rotation, seen, T0.plus(Duration.ofMinutes(12))))
        .isEqualTo("enter ROLLING_BACK");
  }

  @Test
  void theHoldIsHeld() {
    Rotation rotation = Rotations.at(Stage.HOLDING, TERMS);
    Instant end = rotation.marks().retired().orElseThrow().plus(Duration.ofHours(24));
    Seen seen = Rotations.seen(rotation).used(OLD, end, Optional.empty());
    assertThat(next(rotation, seen, end.minusMillis(1))).isEqualTo("wait HOLD");
    assertThat(next(rotation, seen, end)).isEqualTo("do delete " + OLD);
  }

  @Test
  void aKeyInWrongHandsIsNotBroughtBackByItsUse() {
    Rotation rotation = Rotations.at(Stage.HOLDING, TERMS.withLateUse(Terms.LateUse.KEEP));
    Seen seen = Rotations.seen(rotation).used(OLD, LATER, Optional.of(LATER.minusSeconds(60)));
    assertThat(next(rotation, seen, LATER)).isEqualTo("enter NEEDS_HUMAN");
  }

  @Test
  void theSecondLateUseAsksAPerson() {
    Rotation rotation = Rotations.at(Stage.HOLDING, TERMS);
    Rotation once = Outcome.done(rotation, new Step.Reactivate(OLD), LATER);
    assertThat(once.state()).isEqualTo(new State.Underway(Stage.SOAKING));
    Rotation twice = Outcome.done(once, new Step.Reactivate(OLD), LATER);
    assertThat(twice.state().name()).isEqualTo("NEEDS_HUMAN");
    assertThat(Outcome.resumed(twice, LATER).state()).isEqualTo(new State.Underway(Stage.SOAKING));
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"DELETED"},
      mode = EnumSource.Mode.EXCLUDE)
  void whateverSomebodyElseChangesPausesTheRotation(Stage stage) {
    Rotation rotation = Rotations.at(stage, TERMS);
    boolean deactivated = stage.compareTo(Stage.DEACTIVATED) >= 0;
    assertThat(next(rotation, Rotations.seen(rotation).noUser(), LATER)).isEqualTo("enter PAUSED");
    assertThat(next(rotation, Rotations.seen(rotation).without(OLD), LATER))
        .isEqualTo("enter PAUSED");
    assertThat(next(rotation, Rotations.seen(rotation).key(OLD, deactivated), LATER))
        .isEqualTo("enter PAUSED");
    assertThat(next(rotation, Rotations.seen(rotation).key(OTHER, true), LATER))
        .isEqualTo("enter PAUSED");
    if (rotation.marks().newKeyId().isPresent()) {
      assertThat(next(rotation, Rotations.seen(rotation).without(NEW), LATER))
          .isEqualTo("enter PAUSED");
      assertThat(next(rotation, Rotations.seen(rotation).key(NEW, false), LATER))
          .isEqualTo("enter PAUSED");
    }
  }

  @Test
  void rightAfterAStepTheServiceMayStillShowWhatWasTrueBefore() {
    Terms aws = TERMS.withSettle(Duration.ofSeconds(30));
    Rotation rotation = Rotations.at(Stage.CREATED, aws);
    Seen seen = Rotations.seen(rotation).without(NEW);
    Instant made = rotation.marks().acted();
    assertThat(next(rotation, seen, made.plusSeconds(29))).isEqualTo("wait SETTLING");
    assertThat(next(rotation, seen, made.plusSeconds(30))).isEqualTo("enter PAUSED");
  }

  @ParameterizedTest
  @CsvSource({
    // unfinished step; old, new, other key seen as Active, Inactive or absent (-); what next
    "create, A, -, -, do create",
    "create, A, -, A, do delete-orphan AKIAOTHEROTHER000003",
    "delete-orphan AKIAOTHEROTHER000003, A, -, A, do delete-orphan AKIAOTHEROTHER000003",
    "delete-orphan AKIAOTHEROTHER000003, A, -, -, conclude delete-orphan AKIAOTHEROTHER000003",
  })
  void anUnfinishedCreationIsFoundOut(
      String step, String old, String fresh, String other, String expected) {
    Rotation rotation =
        Rotations.at(Stage.SLOT_READY, TERMS)
            .intending(Step.parse(step), T0.plusSeconds(60), List.of(OLD));
    Seen seen = new Seen().used(OTHER, LATER, Optional.empty());
    see(seen, OLD, old);
    see(seen, NEW, fresh);
    see(seen, OTHER, other);
    assertThat(next(rotation, seen, LATER)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "QUIET, deactivate AKIAOLDOLDOLDOLD0001, I, conclude deactivate AKIAOLDOLDOLDOLD0001",
    "QUIET, deactivate AKIAOLDOLDOLDOLD0001, A, do deactivate AKIAOLDOLDOLDOLD0001",
    "HOLDING, delete AKIAOLDOLDOLDOLD0001, -, conclude delete AKIAOLDOLDOLDOLD0001",
    "HOLDING, delete AKIAOLDOLDOLDOLD0001, I, do delete AKIAOLDOLDOLDOLD0001",
    "HOLDING, reactivate AKIAOLDOLDOLDOLD0001, A, conclude reactivate AKIAOLDOLDOLDOLD0001",
    "HOLDING, reactivate AKIAOLDOLDOLDOLD0001, I, do reactivate AKIAOLDOLDOLDOLD0001",
  })
  void anUnfinishedChangeOfTheOldKeyIsFoundOut(
      Stage stage, String step, String old, String expected) {
    Rotation rotation =
        Rotations.at(stage, TERMS).intending(Step.parse(step), T0, List.of(OLD, NEW));
    Seen seen = new Seen().key(NEW, true).used(OLD, LATER, Optional.of(T0.minusSeconds(9)));
    see(seen, OLD, old);
    assertThat(next(rotation, seen, LATER)).isEqualTo(expected);
  }

  private static void see(Seen seen, String key, String how) {
    if (!how.equals("-")) {
      seen.key(key, how.equals("A"));
    }
  }

  @Test
  void aKeyThatWasUsedIsNobodysOrphan() {
    Rotation rotation =
        Rotations.at(Stage.SLOT_READY, TERMS)
            .intending(new Step.Create(), T0.plusSeconds(60), List.of(OLD));
    Seen seen = new Seen().key(OLD, true).key(OTHER, true).used(OTHER, LATER, Optional.of(LATER));
    assertThat(next(rotation, seen, LATER)).isEqualTo("enter PAUSED");
    assertThat(next(rotation, seen.silent(OTHER), LATER)).isEqualTo("enter PAUSED");
  }

  @Test
  void aFullSlotBlocksUntilAnInactiveUnusedKeyIsNamed() {
    Rotation rotation =
        Rotation.planned(
            "r-1",
            Rotation.Purpose.REPLACE,
            Rotations.planned(TERMS).principal(),
            OLD,
            TERMS,
            List.of("env:/b"),
            List.of(OLD, OTHER),
            T0);
    Seen seen = new Seen().key(OLD, true).key(OTHER, false).used(OTHER, LATER, Optional.empty());
    assertThat(next(rotation, seen, LATER)).isEqualTo("enter BLOCKED");
    Rotation named =
        Rotation.planned(
            "r-1",
            Rotation.Purpose.REPLACE,
            rotation.principal(),
            OLD,
            TERMS.withFreeSlot(Optional.of(OTHER)),
            List.of("env:/b"),
            List.of(OLD, OTHER),
            T0);
    assertThat(next(named, seen, LATER)).isEqualTo("do free-slot " + OTHER);
    assertThat(next(named, seen.used(OTHER, LATER, Optional.of(LATER)), LATER))
        .isEqualTo("enter BLOCKED");
    assertThat(next(named, seen.silent(OTHER), LATER)).isEqualTo("enter BLOCKED");
    assertThat(next(named, seen.key(OTHER, true), LATER)).isEqualTo("enter BLOCKED");
    Rotation freed = Outcome.done(named, new Step.FreeSlot(OTHER), LATER);
    assertThat(next(freed, new Seen().key(OLD, true), LATER)).isEqualTo("do create");
  }

  @Test
  void aWrongClockDestroysNothing() {
    Rotation quiet = Rotations.at(Stage.QUIET, TERMS);
    Seen seen =
        Rotations.seen(quiet)
            .used(OLD, LATER, Optional.of(T0.minusSeconds(60)))
            .skewed(Duration.ofSeconds(-61));
    assertThat(next(quiet, seen, LATER)).isEqualTo("wait SKEW");
    assertThat(next(quiet, seen.skewed(Duration.ofSeconds(60)), LATER))
        .isEqualTo("do deactivate " + OLD);
  }

  @Test
  void aLeaversKeyGoesAtOnceAndIsDeletedWhenNothingMissesIt() {
    Rotation leaver = Rotations.leaver(TERMS);
    Seen seen = new Seen().key(OLD, true).skewed(Duration.ofHours(1));
    assertThat(next(leaver, seen, T0)).isEqualTo("do deactivate " + OLD);
    Rotation held =
        Outcome.done(leaver, new Step.Deactivate(OLD), T0)
            .entering(new State.Underway(Stage.HOLDING));
    Instant day = T0.plus(Duration.ofHours(24));
    Seen gone = new Seen().key(OLD, false).used(OLD, day, Optional.of(T0.minusSeconds(9)));
    assertThat(next(held, gone, T0.plusSeconds(60))).isEqualTo("wait HOLD");
    assertThat(next(held, gone, day)).isEqualTo("do delete " + OLD);
    assertThat(next(held, gone.used(OLD, day, Optional.of(day.minusSeconds(600))), day))
        .isEqualTo("enter NEEDS_HUMAN");
  }

  @Test
  void stepsAndStatesAreReadAsTheyWereWritten() {
    for (String step :
        List.of(
            "free-slot AKIAX",
            "create",
            "delete-orphan AKIAX",
            "probe",
            "deliver 3",
            "confirm",
            "deactivate AKIAX",
            "reactivate AKIAX",
            "delete AKIAX",
            "restore 0",
            "reload")) {
      assertThat(Step.parse(step).text()).isEqualTo(step);
    }
    for (State state :
        List.of(
            new State.Underway(Stage.SOAKING),
            new State.Blocked(Stage.PLANNED, "b"),
            new State.Paused(Stage.QUIET, "p", false),
            new State.Paused(Stage.SLOT_READY, "p", true),
            new State.RollingBack(Stage.HOLDING, "r"),
            new State.RolledBack(Stage.HOLDING, "d"),
            new State.NeedsHuman(Stage.SOAKING, "n", false),
            new State.NeedsHuman(Stage.SOAKING, "n", true))) {
      assertThat(State.of(state.name(), state.stage(), state.why(), state.turnedBack()))
          .isEqualTo(state);
    }
  }
}
