package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written last goes back first: each backup is of what the writes before it left. */
class RolledBackInReverseTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  @Test
  void twoProfilesOfAFileThatWasNotThereGoAgainWithIt() {
    House house = new House(folder, House.KEYROTA);
    Path absent = folder.resolve("absent");
    Standing back =
        turnedBack(house, Targets.profile(absent + ":one"), Targets.profile(absent + ":two"));
    assertThat(back.kind()).as(back.rotation().state().why()).isEqualTo(Standing.Kind.ROLLED_BACK);
    assertThat(absent).doesNotExist();
  }

  @Test
  void twoProfilesOfAFileThatWasThereGoAgainByteForByte() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Path env = Files.writeString(folder.resolve("credentials-2"), "# nobody's\n");
    Standing back = turnedBack(house, Targets.profile(env + ":one"), Targets.profile(env + ":two"));
    assertThat(back.kind()).as(back.rotation().state().why()).isEqualTo(Standing.Kind.ROLLED_BACK);
    assertThat(env).hasContent("# nobody's\n");
  }

  /** The hook fails when all is written, and everything goes back. */
  private static Standing turnedBack(House house, Target... targets) {
    house.consumerRuns = false;
    Terms terms = Terms.standard().withThen(Optional.of("sh -c '[ $KEYROTA_STEP = restore ]'"));
    Rotation planned =
        new Planning(house.world, house.journal)
            .replace(House.USER, List.of(targets), terms)
            .rotation();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    house.clock.advance(Duration.ofHours(25));
    return rotator.run(planned.id(), true);
  }
}
