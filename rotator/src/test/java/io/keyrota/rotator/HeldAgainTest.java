package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Stage;
import io.keyrota.rules.rotation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration tool writes the old key back into the file, and nobody has used it yet. */
class HeldAgainTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  @Test
  void theOldKeyIsNotDeactivatedWhileAFileHoldsItAgain() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    String delivered = house.text();
    Files.write(house.file, house.before);
    house.clock.advance(Duration.ofDays(3));
    Standing paused = rotator.run(planned.id(), false);
    assertThat(paused.rotation().state())
        .isEqualTo(
            new State.Paused(
                Stage.QUIET, house.target().text() + " holds the old key again", false));
    assertThat(house.iam.keys(House.USER)).hasSize(2).allMatch(KeySeen::active);
    assertThat(house.bytes()).isEqualTo(house.before);
    Files.writeString(house.file, delivered);
    assertThat(rotator.resume(planned.id(), false).kind()).isEqualTo(Standing.Kind.WAITING);
    assertThat(rotator.run(planned.id(), true).kind()).isEqualTo(Standing.Kind.DONE);
    assertThat(house.failedCalls).isZero();
  }

  @Test
  void theOldKeyIsNotDeletedWhileAFileHoldsItAgain() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    house.clock.advance(Duration.ofDays(3));
    assertThat(rotator.run(planned.id(), false).rotation().state())
        .isEqualTo(new State.Underway(Stage.HOLDING));
    String delivered = house.text();
    Files.write(house.file, house.before);
    house.clock.advance(Duration.ofDays(3));
    Standing paused = rotator.run(planned.id(), false);
    assertThat(paused.rotation().state()).isInstanceOf(State.Paused.class);
    assertThat(house.iam.keys(House.USER)).hasSize(2);
    Files.writeString(house.file, delivered);
    assertThat(rotator.resume(planned.id(), true).kind()).isEqualTo(Standing.Kind.DONE);
  }
}
