package io.keyrota.rules.rotation;

import static io.keyrota.rules.rotation.Rotations.NEW;
import static io.keyrota.rules.rotation.Rotations.OLD;
import static io.keyrota.rules.rotation.Rotations.OTHER;
import static io.keyrota.rules.rotation.Rotations.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Rotations.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is seen, at whatever stage: what must never be decided. */
class NextStepProperty {
  private static final Terms TERMS = Terms.standard();

  @Property(tries = 5000)
  void noKeyIsTakenAwayWithoutProof(
      @ForAll Stage stage,
      @ForAll @IntRange(min = 0, max = 2) int old,
      @ForAll @IntRange(min = 0, max = 2) int fresh,
      @ForAll @IntRange(min = 0, max = 2) int other,
      @ForAll @IntRange(min = 0, max = 3) int evidence,
      @ForAll @IntRange(min = 0, max = 300) int hours,
      @ForAll @IntRange(min = -100, max = 100) int skew,
      @ForAll boolean back) {
    Rotation rotation = Rotations.at(stage, TERMS);
    Instant now = T0.plus(Duration.ofHours(hours)).plusSeconds(3600);
    if (back && stage != Stage.DELETED) {
      rotation = Outcome.back(rotation, "a test", now);
    }
    Seen seen = new Seen().skewed(Duration.ofSeconds(skew));
    see(seen, OLD, old);
    see(seen, NEW, fresh);
    see(seen, OTHER, other);
    for (String key : List.of(OLD, NEW, OTHER)) {
      switch (evidence) {
        case 0 -> {}
        case 1 -> seen.silent(key);
        case 2 -> seen.used(key, now, Optional.of(now.minusSeconds(120)));
        default -> seen.used(key, now, Optional.of(T0.minusSeconds(60)));
      }
    }
    Observation observed = seen.now();
    Decision decision = NextStep.of(rotation, observed, now);
    if (decision instanceof Decision.Do(Step step, String why)) {
      switch (step) {
        case Step.Deactivate s -> assertMayGo(rotation, s.keyId(), evidence, skew);
        case Step.Delete s -> {
          assertMayGo(rotation, s.keyId(), evidence, skew);
          assertThat(observed.key(s.keyId()).map(KeySeen::active)).contains(false);
        }
        case Step.FreeSlot s -> throw new AssertionError("nobody named it");
        case Step.DeleteOrphan s -> throw new AssertionError("nothing was being made");
        case Step.Create s -> assertThat(observed.keys()).hasSize(1);
        default -> {}
      }
    }
    if (decision instanceof Decision.Do || decision instanceof Decision.Conclude) {
      assertThat(observed.userExists()).isTrue();
    }
  }

  private static void assertMayGo(Rotation rotation, String key, int evidence, int skew) {
    assertThat(key).isNotEqualTo(OTHER);
    assertThat(Math.abs(skew)).isLessThanOrEqualTo(60);
    if (key.equals(OLD)) {
      assertThat(rotation.state()).isInstanceOf(State.Underway.class);
      assertThat(evidence).isEqualTo(3);
    } else {
      // The new key goes only on the way back, unproved only if nobody ever had it.
      assertThat(rotation.state()).isInstanceOf(State.RollingBack.class);
      assertThat(evidence == 3 || !rotation.handedOut()).isTrue();
    }
  }

  private static void see(Seen seen, String key, int how) {
    if (how > 0) {
      seen.key(key, how == 1);
    }
  }
}
