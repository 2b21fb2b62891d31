package io.keyrota.rules.rotation;

import static io.keyrota.rules.rotation.Rotations.NEW;
import static io.keyrota.rules.rotation.Rotations.OLD;
import static io.keyrota.rules.rotation.Rotations.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.rotation.Rotations.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key goes that a target holds: something that knows nothing of the rotation put it back. */
class HeldAgainTest {
  private static final Terms TERMS = Terms.standard().withSettle(Duration.ZERO);
  private static final Instant LATER = T0.plus(Duration.ofDays(10));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // stage; what the second target holds (old, new, nothing, unreadable); why it pauses
        "QUIET, new, -",
        "QUIET, nothing, -",
        "QUIET, old, env:/b holds the old key again",
        "QUIET, unreadable, env:/b cannot be read: half a key",
        "HOLDING, new, -",
        "HOLDING, old, env:/b holds the old key again",
        "HOLDING, unreadable, env:/b cannot be read: half a key",
      })
  void theOldKeyStays(Stage stage, String held, @org.jspecify.annotations.Nullable String why) {
    Rotation rotation = Rotations.at(stage, TERMS);
    Seen seen =
        Rotations.seen(rotation)
            .used(OLD, LATER, Optional.of(T0.minusSeconds(60)))
            .holding("profile:/a:default", NEW);
    switch (held) {
      case "old" -> seen.holding("env:/b", OLD);
      case "new" -> seen.holding("env:/b", NEW);
      case "unreadable" -> seen.unreadable("env:/b");
      default -> {}
    }
    assertThat(NextStep.looksAtTargets(rotation)).isTrue();
    Decision next = NextStep.of(rotation, seen.now(), LATER);
    if (why == null) {
      assertThat(next).isInstanceOf(Decision.Do.class);
    } else {
      assertThat(next).isEqualTo(new Decision.Enter(new State.Paused(stage, why, false), why));
    }
  }

  @Test
  void onTheWayBackTheNewKeyStaysAndTheWayBackGoesOn() {
    Rotation back = Outcome.back(Rotations.at(Stage.SOAKING, TERMS), "a person", T0);
    for (int target = 0; target < 2; target++) {
      back = Outcome.done(back, new Step.Restore(target), T0);
    }
    back = Outcome.done(back, new Step.Reload(), T0);
    Seen seen = Rotations.seen(back).used(NEW, LATER, Optional.of(T0.minusSeconds(60)));
    assertThat(NextStep.looksAtTargets(back)).isTrue();
    assertThat(NextStep.of(back, seen.now(), LATER)).isInstanceOf(Decision.Do.class);
    String why = "env:/b holds the new key again";
    State.Paused paused = new State.Paused(Stage.SOAKING, why, true);
    assertThat(NextStep.of(back, seen.holding("env:/b", NEW).now(), LATER))
        .isEqualTo(new Decision.Enter(paused, why));
    assertThat(Outcome.resumed(back.entering(paused), LATER).state().name())
        .isEqualTo("ROLLING_BACK");
  }

  @Test
  void whoGoesOnAtTheBrinkProvesTheOldKeyUnusedAnew() {
    Rotation quiet = Rotations.at(Stage.QUIET, TERMS);
    Rotation paused = quiet.entering(quiet.state().paused("env:/b holds the old key again"));
    Rotation resumed = Outcome.resumed(paused, LATER);
    assertThat(resumed.state()).isEqualTo(new State.Underway(Stage.SOAKING));
    assertThat(resumed.marks().deployed()).contains(LATER);
  }
}
