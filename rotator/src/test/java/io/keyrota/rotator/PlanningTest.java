package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.rotation.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What forbids a rotation before anything is done. */
class PlanningTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  private static Planning.Plan plan(House house, Terms terms, Target... targets) {
    return new Planning(house.world, house.journal).replace(House.USER, List.of(targets), terms);
  }

  @Test
  void oneFileByTwoPathsIsNamedTwice() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, house.file);
    Path elsewhere = folder.resolve("elsewhere");
    Files.createSymbolicLink(elsewhere, folder);
    for (Path other : List.of(house.file, link, elsewhere.resolve("link"))) {
      assertThatThrownBy(
              () -> plan(house, Terms.standard(), house.target(), Targets.profile(other + ":app")))
          .isInstanceOf(Rotator.Refused.class)
          .hasMessageContaining("named twice");
    }
    assertThatThrownBy(
            () ->
                plan(
                    house,
                    Terms.standard(),
                    Targets.environment(folder.resolve("new.env").toString()),
                    Targets.environment(elsewhere.resolve("new.env").toString())))
        .hasMessageContaining("named twice");
  }

  @Test
  void twoProfilesOfOneFileAreTwoTargets() {
    House house = new House(folder, House.KEYROTA);
    Planning.Plan plan =
        plan(house, Terms.standard(), house.target(), Targets.profile(house.file + ":second"));
    assertThat(plan.rotation().deliveries()).hasSize(2);
  }

  @Test
  void aProgramThatIsNotThereIsToldBeforeAKeyIsMade() {
    House house = new House(folder, House.KEYROTA);
    assertThatThrownBy(
            () -> plan(house, Terms.standard(), Targets.exec("/nowhere/push --user App")))
        .isInstanceOf(Rotator.Refused.class)
        .hasMessageContaining("/nowhere/push");
    Terms then = Terms.standard().withThen(Optional.of("no-such-program reload app"));
    assertThatThrownBy(() -> plan(house, then, house.target()))
        .isInstanceOf(Rotator.Refused.class)
        .hasMessageContaining("no-such-program");
    assertThat(house.iam.keys(House.USER)).hasSize(1);
  }
}
