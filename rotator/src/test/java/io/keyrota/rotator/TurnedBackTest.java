package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A way back that stopped for a person goes on back. */
class TurnedBackTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  @Test
  void theOldKeyThatTheApplicationHoldsAgainStaysActive() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    house.consumerRuns = false;
    Files.writeString(house.file, house.text().replace(house.keyInFile(), "AKIAFOREIGN"));
    Standing stopped = rotator.rollBack(planned.id(), "a test", false);
    assertThat(stopped.rotation().state()).isInstanceOf(State.NeedsHuman.class);
    assertThat(stopped.rotation().state().why()).contains("changed by somebody else");
    Files.write(house.file, house.before);
    house.consumerRuns = true;
    house.clock.advance(Duration.ofHours(25));
    house.reopen();
    Rotator next = house.rotator();
    assertThat(next.resume(planned.id(), false).rotation().state())
        .isInstanceOf(State.RollingBack.class);
    Standing end = next.run(planned.id(), true);
    assertThat(end.kind()).isEqualTo(Standing.Kind.ROLLED_BACK);
    assertThat(house.bytes()).isEqualTo(house.before);
    assertThat(house.iam.keys(House.USER))
        .singleElement()
        .satisfies(key -> assertThat(key.id()).isEqualTo(house.oldKey))
        .satisfies(key -> assertThat(key.active()).isTrue());
    assertThat(house.failedCalls).isZero();
  }
}
