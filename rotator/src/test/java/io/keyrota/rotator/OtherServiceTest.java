package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rotator.journal.Holder;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Rotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Keyrota has the number of a real account; the one journal knows rotations of both. */
class OtherServiceTest {
  private static final String HERE = "http://127.0.0.1:4580";

  @TempDir(factory = InMemory.class)
  Path folder;

  /** The same account number with the same user, somewhere else. */
  private static World world(House house, Optional<String> service) {
    return world(house, service, Optional.empty());
  }

  private static World world(House house, Optional<String> service, Optional<String> installation) {
    FakeIam iam = new FakeIam(house.clock::now);
    iam.addUser(House.USER, java.util.Map.of());
    iam.create(House.USER);
    return new World(
        iam,
        iam.trail(),
        new Reach(service, installation, List.of("--profile", "real")),
        house.clock::now,
        house.machine::now,
        () -> Duration.ZERO,
        House.KEYROTA,
        house.clock::advance);
  }

  private static Rotator rotator(House house, World world) {
    return new Rotator(world, house.journal, Witness.NOBODY, Holder.here(88));
  }

  private static Rotation underway(House house) {
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    return rotator.run(planned.id(), false).rotation();
  }

  @Test
  void itsServiceIsKeptWithARotation() {
    House house = new House(folder, House.KEYROTA);
    Rotation rotation = underway(house);
    assertThat(house.journal.find(rotation.id()).orElseThrow().reach()).isEqualTo(House.SERVICE);
  }

  @Test
  void aRotationOfAnotherServiceIsRefusedAndNothingChanges() {
    House house = new House(folder, House.KEYROTA);
    Rotation rotation = underway(house);
    String line =
        "rotation " + rotation.id() + " is of the account " + FakeIam.ACCOUNT + " at " + HERE;
    for (String service : List.of(Reach.AWS, "http://127.0.0.1:4581", "https://keys.example")) {
      Rotator stranger = rotator(house, world(house, Optional.of(service)));
      String named = service.equals(Reach.AWS) ? "AWS" : service;
      assertThatThrownBy(() -> stranger.resume(rotation.id(), false))
          .isInstanceOf(Rotator.Refused.class)
          .hasMessage(
              line + ", and here answers " + named + ": name its endpoint, --endpoint-url " + HERE);
      assertThatThrownBy(() -> stranger.rollBack(rotation.id(), "x", false))
          .isInstanceOf(Rotator.Refused.class);
      assertThat(stranger.elsewhere(rotation)).contains(line + ", and here answers " + named);
    }
    assertThat(house.journal.find(rotation.id())).contains(rotation);
  }

  @Test
  void ofAwsItIsToldToNameNoEndpoint() {
    House house = new House(folder, House.KEYROTA);
    World aws = world(house, Optional.of(Reach.AWS));
    Rotation rotation = underway(house).reachedBy(aws.reach());
    house.journal.save(rotation, house.clock.now(), "a test");
    assertThatThrownBy(() -> house.rotator().run(rotation.id(), false))
        .hasMessageContaining(" at AWS, and here answers " + HERE + ": name no endpoint");
    assertThat(rotator(house, aws).elsewhere(rotation)).isEmpty();
  }

  @Test
  void aUserOfTheSameNameElsewhereIsNoneWhoseRotationIsUnderway() {
    House house = new House(folder, House.KEYROTA);
    var _ = underway(house);
    World aws = world(house, Optional.of(Reach.AWS));
    Path env = folder.resolve("elsewhere.env");
    Rotation planned =
        new Planning(aws, house.journal)
            .replace(
                House.USER,
                List.of(io.keyrota.rotator.targets.Targets.environment(env.toString())),
                io.keyrota.rules.rotation.Terms.standard())
            .rotation();
    Rotator there = rotator(house, aws);
    there.begin(planned);
    assertThat(there.run(planned.id(), false).kind()).isEqualTo(Standing.Kind.WAITING);
    assertThat(Inventory.of(aws, house.journal, Duration.ofDays(90)))
        .allSatisfy(line -> assertThat(line.rotation().orElseThrow().id()).isEqualTo(planned.id()));
  }

  @Test
  void thisMachineHasSeveralNamesAndOldJournalsKnowNone() {
    House house = new House(folder, House.KEYROTA);
    Rotation rotation = underway(house);
    for (String same : List.of("http://localhost:4580", "http://[::1]:4580/")) {
      assertThat(rotator(house, world(house, Optional.of(same))).elsewhere(rotation)).isEmpty();
    }
    Rotation old = rotation.reachedBy(Reach.UNKNOWN);
    assertThat(rotator(house, world(house, Optional.of(Reach.AWS))).elsewhere(old)).isEmpty();
  }

  @Test
  void aServiceThatMovedIsToldOnceAndGoneOnWith() {
    House house = new House(folder, House.KEYROTA);
    Rotation rotation = underway(house);
    World moved =
        new World(
            house.iam,
            house.iam.trail(),
            new Reach(Optional.of("https://keys.example"), Optional.empty(), List.of()),
            house.clock::now,
            house.machine::now,
            () -> Duration.ZERO,
            House.KEYROTA,
            house.world.patience());
    Rotator rotator = rotator(house, moved);
    assertThatThrownBy(() -> rotator.run(rotation.id(), false)).isInstanceOf(Rotator.Refused.class);
    rotator.moved(rotation.id());
    assertThat(house.journal.history(rotation.id()).getLast().text())
        .isEqualTo("its service is at https://keys.example now");
    assertThat(rotator.run(rotation.id(), true).kind()).isEqualTo(Standing.Kind.DONE);
  }
}
