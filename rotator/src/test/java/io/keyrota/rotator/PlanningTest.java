package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rotator.evidence.IamLastUsed;
import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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

  @Test
  void thePlanTellsWhatEachTargetWillGet() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Path env = Files.writeString(folder.resolve("app.env"), "B=1\n");
    Files.setPosixFilePermissions(env, PosixFilePermissions.fromString("rw-r--r--"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), env);
    Path absent = folder.resolve("absent");
    assertThat(
            plan(
                    house,
                    Terms.standard(),
                    house.target(),
                    Targets.profile(house.file + ":second"),
                    Targets.environment(link.toString()),
                    Targets.profile(absent + ":app"),
                    Targets.profile(absent + ":batch"),
                    Targets.exec("/bin/true --user App"))
                .lines())
        .filteredOn(line -> line.startsWith("  > deliver"))
        .containsExactly(
            "  > deliver     profile:"
                + house.file
                + ":app: replaces "
                + KeySeen.masked(house.oldKey)
                + ", mode 640 stays",
            "  > deliver     profile:" + house.file + ":second: adds [second], mode 640 stays",
            "  > deliver     env:"
                + link
                + ": adds AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, mode 644 stays, which others"
                + " may read, in "
                + env,
            "  > deliver     profile:" + absent + ":app: makes the file with [app], mode 600",
            "  > deliver     profile:" + absent + ":batch: adds [batch], mode 600 stays",
            "  > deliver     exec:/bin/true --user App: runs it; what it changes, it alone knows");
    assertThat(absent).doesNotExist();
  }

  @Test
  void thePlanTellsWhatOfACommandDependsOnWhereItIsRun() {
    House house = new House(folder, House.KEYROTA);
    Terms then = Terms.standard().withThen(Optional.of("true --conf=../app.conf reload app"));
    String relative = " is relative: it depends on where the rotator is run, and resumed";
    assertThat(plan(house, then, Targets.exec("true ./push pom.xml user/app")).lines())
        .filteredOn(line -> line.contains("relative"))
        .containsExactly(
            "  ! deliver     ./push" + relative,
            "  ! deliver     pom.xml" + relative,
            "  ! then        --conf=../app.conf" + relative);
  }

  @Test
  void thePlanTellsWhichEvidenceWillAnswer() {
    House keyrota = new House(folder, House.KEYROTA);
    assertThat(audit(keyrota, keyrota.world))
        .singleElement()
        .asString()
        .contains("(keyrota-trail answers, horizon 0s + quiet 1d)");
    keyrota.iam.deaf(true);
    World blind =
        new World(
            keyrota.iam,
            new IamLastUsed(keyrota.iam, Duration.ofHours(4)),
            House.SERVICE,
            keyrota.world.time(),
            keyrota.world.machine(),
            keyrota.world.skew(),
            keyrota.world.pace(),
            keyrota.world.patience());
    assertThat(audit(keyrota, blind))
        .hasSize(2)
        .anyMatch(line -> line.contains("(iam-last-used, horizon 4h 15m + quiet 1d)"))
        .anyMatch(
            line ->
                line.equals(
                    "  ! audit       iam-last-used does not answer now: AWS does not answer; until"
                        + " it does, the old key is not proved unused and stays active"));
  }

  private static List<String> audit(House house, World world) {
    return new Planning(world, house.journal)
        .replace(House.USER, List.of(house.target()), Terms.standard()).lines().stream()
            .filter(line -> line.contains(" audit "))
            .toList();
  }

  @Test
  void oneFileTakesOneFormat() {
    House house = new House(folder, House.KEYROTA);
    assertThatThrownBy(
            () ->
                plan(
                    house,
                    Terms.standard(),
                    house.target(),
                    Targets.environment(house.file.toString())))
        .isInstanceOf(Rotator.Refused.class)
        .hasMessageContaining("one file has one format");
  }

  @Test
  void aProgramIsKeptByItsWholePath() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Terms then = Terms.standard().withThen(Optional.of("true 'a b'"));
    Path here = Path.of("").toAbsolutePath();
    Path push = Files.createFile(folder.resolve("push it"));
    Files.setPosixFilePermissions(push, PosixFilePermissions.fromString("rwx------"));
    String relative = "'" + here.relativize(push) + "' --user \"a b\"";
    Rotation planned = plan(house, then, house.target(), Targets.exec(relative)).rotation();
    assertThat(planned.deliveries().getLast().target())
        .isEqualTo("exec:'" + push + "' --user 'a b'");
    assertThat(planned.terms().then().orElseThrow()).matches("/.*/true 'a b'");
  }
}
