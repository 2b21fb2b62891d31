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

/** A Keyrota is told by its id; its address counts where one of both is not known. */
class OtherInstallationTest {
  private static final String HERE = "http://127.0.0.1:4580";
  private static final String MOVED = "http://127.0.0.1:4590";
  private static final Optional<String> ONE = Optional.of("11111111-1111-4111-8111-111111111111");
  private static final Optional<String> TWO = Optional.of("22222222-2222-4222-8222-222222222222");

  @TempDir(factory = InMemory.class)
  Path folder;

  /** The same account and users, reached like that. */
  private static Rotator at(House house, String service, Optional<String> installation) {
    World world =
        new World(
            house.iam,
            house.iam.trail(),
            new Reach(Optional.of(service), installation, List.of("--profile", "then")),
            house.clock::now,
            house.machine::now,
            () -> Duration.ZERO,
            House.KEYROTA,
            house.world.patience());
    return new Rotator(world, house.journal, Witness.NOBODY, Holder.here(88));
  }

  /** A rotation that has begun at the first address, of that installation. */
  private static Rotation underway(House house, Optional<String> installation) {
    Rotation planned =
        house.plan().reachedBy(new Reach(Optional.of(HERE), installation, List.of("--x")));
    Rotator rotator = at(house, HERE, installation);
    rotator.begin(planned);
    return rotator.run(planned.id(), false).rotation();
  }

  private static Rotation kept(House house, Rotation rotation) {
    return house.journal.find(rotation.id()).orElseThrow();
  }

  private static String lastLines(House house, Rotation rotation) {
    return house.journal.history(rotation.id()).toString();
  }

  @Test
  void aKeyrotaThatMovedIsGoneOnWithAndItsAddressFollows() {
    House house = new House(folder, House.KEYROTA);
    Rotation rotation = underway(house, ONE);
    Rotator moved = at(house, MOVED, ONE);
    assertThat(moved.elsewhere(rotation)).isEmpty();
    assertThat(moved.run(rotation.id(), true).kind()).isEqualTo(Standing.Kind.DONE);
    assertThat(kept(house, rotation).reach())
        .isEqualTo(new Reach(Optional.of(MOVED), ONE, List.of("--profile", "then")));
    assertThat(lastLines(house, rotation)).contains("its service is at " + MOVED + " now");
  }

  @Test
  void anotherKeyrotaAtTheSameAddressIsRefusedAlsoWhenItIsSaidToBeTheOne() {
    House house = new House(folder, House.KEYROTA);
    Rotation rotation = underway(house, ONE);
    Rotator stranger = at(house, HERE, TWO);
    String line =
        "rotation "
            + rotation.id()
            + " is of the account "
            + FakeIam.ACCOUNT
            + " of the Keyrota "
            + ONE.get()
            + ", and here answers the Keyrota "
            + TWO.get();
    assertThatThrownBy(() -> stranger.run(rotation.id(), false))
        .isInstanceOf(Rotator.Refused.class)
        .hasMessage(line + ": name the endpoint at which its own listens now");
    assertThatThrownBy(() -> stranger.moved(rotation.id()))
        .isInstanceOf(Rotator.Refused.class)
        .hasMessage(line);
    assertThatThrownBy(() -> at(house, MOVED, TWO).run(rotation.id(), false))
        .hasMessage(line + ": name its endpoint, --endpoint-url " + HERE);
    assertThat(kept(house, rotation)).isEqualTo(rotation);
  }

  @Test
  void whereNobodySaysTheIdTheAddressCounts() {
    House house = new House(folder, House.KEYROTA);
    Rotation rotation = underway(house, ONE);
    assertThat(at(house, HERE, Optional.empty()).elsewhere(rotation)).isEmpty();
    Rotator moved = at(house, MOVED, Optional.empty());
    assertThat(moved.elsewhere(rotation)).isPresent();
    assertThat(at(house, Reach.AWS, Optional.empty()).elsewhere(rotation)).isPresent();
    moved.moved(rotation.id());
    assertThat(kept(house, rotation).reach().service()).contains(MOVED);
    assertThat(kept(house, rotation).reach().installation()).isEqualTo(ONE);
  }

  @Test
  void aRotationOfBeforeIdsWereKeptGetsItAtItsAddress() {
    House house = new House(folder, House.KEYROTA);
    Rotation rotation = underway(house, Optional.empty());
    assertThat(at(house, MOVED, ONE).elsewhere(rotation)).isPresent();
    var _ = at(house, "http://localhost:4580", ONE).run(rotation.id(), false);
    assertThat(kept(house, rotation).reach())
        .isEqualTo(new Reach(Optional.of(HERE), ONE, List.of("--x")));
    assertThat(lastLines(house, rotation)).contains("its service is the Keyrota " + ONE.get());
    assertThat(at(house, MOVED, ONE).elsewhere(kept(house, rotation))).isEmpty();
  }
}
