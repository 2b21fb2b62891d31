package io.keyrota.rules.rotation;

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

/** Which way a person's word takes a rotation that stopped. */
class ResumedTest {
  private static final Terms TERMS = Terms.standard().withSettle(Duration.ZERO);
  private static final Instant LATER = T0.plus(Duration.ofDays(10));

  @ParameterizedTest
  @CsvSource({
    // stage at which it was turned back; what failed then
    "DELIVERING, restore 0",
    "DELIVERED, restore 0",
    "SOAKING, restore 0",
    "SOAKING, restore 1",
    "SOAKING, reload",
    "QUIET, restore 0",
    "HOLDING, reactivate AKIAOLDOLDOLDOLD0001",
    "HOLDING, restore 0",
  })
  void whatFailedOnTheWayBackGoesOnBack(Stage stage, String failed) {
    Rotation back = Outcome.back(Rotations.at(stage, TERMS), "a person", LATER);
    Rotation asks = Outcome.failed(back, Step.parse(failed), "changed", LATER);
    assertThat(asks.state().name()).isEqualTo("NEEDS_HUMAN");
    assertThat(Outcome.resumesBack(asks)).isTrue();
    assertThat(Outcome.resumed(asks, LATER).state())
        .isEqualTo(new State.RollingBack(stage, "changed"));
  }

  @Test
  void twoLateUsesDoNotHideThatItWasTurnedBack() {
    Rotation once =
        Outcome.done(Rotations.at(Stage.HOLDING, TERMS), new Step.Reactivate(OLD), LATER);
    Rotation twice = Outcome.done(once, new Step.Reactivate(OLD), LATER);
    assertThat(Outcome.resumesBack(twice)).isFalse();
    Rotation on = Outcome.resumed(twice, LATER);
    assertThat(on.state()).isEqualTo(new State.Underway(Stage.SOAKING));
    Rotation asks =
        Outcome.failed(Outcome.back(on, "a person", LATER), new Step.Restore(0), "changed", LATER);
    assertThat(Outcome.resumed(asks, LATER).state())
        .isEqualTo(new State.RollingBack(Stage.SOAKING, "changed"));
  }

  @Test
  void anOldJournalWithoutTheMarkTellsTheWayBackByItsLateUses() {
    Rotation asks =
        Rotations.at(Stage.SOAKING, TERMS)
            .entering(new State.NeedsHuman(Stage.SOAKING, "changed", false));
    assertThat(Outcome.resumed(asks, LATER).state())
        .isEqualTo(new State.RollingBack(Stage.SOAKING, "changed"));
  }

  @Test
  void whatWasPausedGoesOnTheWayItWent() {
    Rotation paused =
        Rotations.at(Stage.SOAKING, TERMS).entering(new State.Paused(Stage.SOAKING, "p", false));
    assertThat(Outcome.resumed(paused, LATER).state()).isEqualTo(new State.Underway(Stage.SOAKING));
    Rotation making =
        Rotations.at(Stage.SLOT_READY, TERMS)
            .intending(new Step.Create(), T0.plusSeconds(60), List.of(OLD));
    Rotation back = Outcome.back(making, "a person", LATER);
    Seen seen = new Seen().key(OLD, true).key(OTHER, true).used(OTHER, LATER, Optional.of(LATER));
    assertThat(NextStep.of(back, seen.now(), LATER))
        .isInstanceOfSatisfying(
            Decision.Enter.class,
            enter -> {
              assertThat(enter.state().name()).isEqualTo("PAUSED");
              assertThat(Outcome.resumed(back.entering(enter.state()), LATER).state().name())
                  .isEqualTo("ROLLING_BACK");
            });
  }

  @Test
  void aLeaverWhoseKeyIsBroughtBackGoesOnBack() {
    Rotation leaver = Rotations.leaver(TERMS);
    Rotation held = leaver.entering(new State.Underway(Stage.HOLDING));
    Rotation missed = held.entering(held.state().needsHuman("missed"));
    assertThat(Outcome.resumed(missed, LATER).state()).isEqualTo(new State.Underway(Stage.HOLDING));
    Rotation back = Outcome.back(missed, "a person", LATER);
    Rotation asks = Outcome.failed(back, new Step.Reactivate(OLD), "refused", LATER);
    assertThat(Outcome.resumed(asks, LATER).state())
        .isEqualTo(new State.RollingBack(Stage.HOLDING, "refused"));
  }
}
