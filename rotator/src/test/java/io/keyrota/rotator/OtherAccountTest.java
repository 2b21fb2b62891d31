package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rotator.journal.Holder;
import io.keyrota.rules.credentials.KeyPolicy;
import io.keyrota.rules.rotation.Rotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal knows rotations of several accounts; credentials are of one. */
class OtherAccountTest {
  private static final String OTHER = "444455556666";

  @TempDir(factory = InMemory.class)
  Path folder;

  /** A rotation of the one account, and the other account, which has a user of the same name. */
  private static final class Two {
    final House house;
    final FakeIam there;
    final World world;
    final Rotator stranger;
    final Rotation rotation;
    final int lines;
    final List<String> calls = new ArrayList<>();

    Two(Path folder) {
      house = new House(folder, House.KEYROTA);
      Rotation planned = house.plan();
      Rotator rotator = house.rotator();
      rotator.begin(planned);
      rotation = rotator.run(planned.id(), false).rotation();
      lines = house.journal.history(planned.id()).size();
      there = new FakeIam(house.clock::now, OTHER);
      there.addUser(House.USER, Map.of());
      there.onCall(calls::add);
      world = house.of(there);
      stranger = new Rotator(world, house.journal, Witness.NOBODY, Holder.here(99));
    }

    void assertNothingHappened() {
      assertThat(house.journal.find(rotation.id())).contains(rotation);
      assertThat(house.journal.history(rotation.id())).hasSize(lines);
      // No lease stayed behind either: its own rotator goes on at once.
      assertThat(house.rotator().run(rotation.id(), true).kind()).isEqualTo(Standing.Kind.DONE);
    }
  }

  @Test
  void aRotationThatIsNamedIsRefusedAndNothingChanges() {
    Two two = new Two(folder);
    String id = two.rotation.id();
    assertThatThrownBy(() -> two.stranger.run(id, false))
        .isInstanceOf(Rotator.Refused.class)
        .hasMessage(
            "rotation "
                + id
                + " is of the account "
                + FakeIam.ACCOUNT
                + ", these credentials are of "
                + OTHER
                + ": use credentials of its account");
    assertThatThrownBy(() -> two.stranger.resume(id, false)).isInstanceOf(Rotator.Refused.class);
    assertThatThrownBy(() -> two.stranger.rollBack(id, "a test", false))
        .isInstanceOf(Rotator.Refused.class);
    assertThat(two.calls).isEmpty();
    two.assertNothingHappened();
  }

  @Test
  void aRoundLeavesItAloneAndTurnsOverItsOwnUsersOfThatName() throws Exception {
    Two two = new Two(folder);
    String key = two.there.create(House.USER).id();
    two.house.clock.advance(Duration.ofDays(1));
    Path file = folder.resolve("there");
    Files.writeString(
        file,
        "AWS_ACCESS_KEY_ID=" + key + "\nAWS_SECRET_ACCESS_KEY=" + two.there.secretOf(key) + "\n");
    KeyPolicy policy =
        new KeyPolicy(
            "all",
            new KeyPolicy.Match(Optional.empty(), Optional.of("*"), Map.of(), List.of()),
            Duration.ofDays(2),
            List.of("env:" + file),
            Optional.empty(),
            Duration.ofHours(24),
            Duration.ofHours(24),
            true,
            false,
            1,
            1);
    DueRound.Round round =
        new DueRound(two.world, two.house.journal, two.stranger).run(List.of(policy));
    assertThat(round.skipped()).isEmpty();
    assertThat(round.elsewhere())
        .singleElement()
        .satisfies(line -> assertThat(line).contains(two.rotation.id(), FakeIam.ACCOUNT, OTHER));
    assertThat(round.standings())
        .singleElement()
        .satisfies(
            standing -> assertThat(standing.rotation().principal().account()).isEqualTo(OTHER));
    two.assertNothingHappened();
  }
}
