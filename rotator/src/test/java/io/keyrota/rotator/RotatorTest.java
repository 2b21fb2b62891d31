package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rotator.journal.LeaseHeld;
import io.keyrota.rules.rotation.Decision;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Stage;
import io.keyrota.rules.rotation.State;
import io.keyrota.rules.rotation.Step;
import io.keyrota.rules.rotation.Terms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatorTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  @Test
  void itRunsToItsEndAndTheApplicationNeverNotices() {
    House house = new House(folder, House.AWS);
    Standing end = house.rotate();
    assertThat(end.kind()).isEqualTo(Standing.Kind.DONE);
    assertThat(house.failedCalls).isZero();
    assertThat(house.keyInFile()).isNotEqualTo(house.oldKey);
  }

  @Test
  void withoutWaitingItSaysUntilWhen() {
    House house = new House(folder, House.AWS);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    Standing standing = rotator.run(planned.id(), false);
    assertThat(standing.kind()).isEqualTo(Standing.Kind.WAITING);
    assertThat(standing.waiting().orElseThrow().until().orElseThrow())
        .isEqualTo(
            standing
                .rotation()
                .marks()
                .deployed()
                .orElseThrow()
                .plus(Duration.ofMinutes(15 + 240 + 24 * 60)));
  }

  @Test
  void aConsumerThatStaysOnTheOldKeyIsNeverCutOff() {
    House house = new House(folder, House.AWS);
    String secret = house.iam.secretOf(house.oldKey);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    for (int hour = 0; hour < 24 * 14; hour++) {
      assertThat(house.iam.use(house.oldKey, secret)).isTrue();
      Standing standing = rotator.run(planned.id(), false);
      assertThat(standing.rotation().state().stage()).isEqualTo(Stage.SOAKING);
      house.clock.advance(Duration.ofHours(1));
    }
    Standing blocked = rotator.run(planned.id(), false);
    assertThat(blocked.kind()).isEqualTo(Standing.Kind.BLOCKED);
    assertThat(blocked.waiting().orElseThrow().reason()).isEqualTo(Decision.Reason.IN_USE);
  }

  @Test
  void aSourceThatDoesNotAnswerIsNeverTakenForQuiet() {
    House house = new House(folder, House.AWS);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    house.clock.advance(Duration.ofDays(60));
    house.iam.deaf(true);
    Standing blind = rotator.run(planned.id(), false);
    assertThat(blind.kind()).isEqualTo(Standing.Kind.BLOCKED);
    assertThat(blind.waiting().orElseThrow().reason()).isEqualTo(Decision.Reason.BLIND);
  }

  @Test
  void aKeyWhoseSecretCannotBeSealedIsDeletedAtOnce() {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan();
    Witness full =
        new Witness() {
          @Override
          public void acted(Rotation rotation, Step step) {
            if (step instanceof Step.Create) {
              house.journal.close();
            }
          }
        };
    Rotator rotator = house.rotator(full);
    rotator.begin(planned);
    assertThatThrownBy(() -> rotator.run(planned.id(), true)).hasMessageContaining("journal");
    assertThat(house.iam.keys(House.USER)).hasSize(1);
    house.reopen();
    assertThat(house.rotator().resume(planned.id(), true).kind()).isEqualTo(Standing.Kind.DONE);
    assertThat(house.iam.mostKeys()).isEqualTo(2);
  }

  @Test
  void somebodyElsesChangePausesAndSaysSo() {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    house.iam.setActive(House.USER, house.oldKey, false);
    Standing paused = rotator.run(planned.id(), false);
    assertThat(paused.rotation().state().why()).contains("somebody else deactivated the old key");
    assertThat(paused.kind()).isEqualTo(Standing.Kind.BLOCKED);
    house.iam.setActive(House.USER, house.oldKey, true);
    assertThat(rotator.run(planned.id(), true).rotation().state()).isInstanceOf(State.Paused.class);
    assertThat(rotator.resume(planned.id(), true).kind()).isEqualTo(Standing.Kind.DONE);
  }

  @Test
  void anotherRotatorKeepsOffWhileTheLeaseLasts() {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan();
    house.rotator().begin(planned);
    assertThatThrownBy(() -> house.rotator().run(planned.id(), false))
        .isInstanceOf(LeaseHeld.class);
    house.machine.advance(Duration.ofMinutes(3));
    assertThat(house.rotator().run(planned.id(), false).kind()).isEqualTo(Standing.Kind.WAITING);
    assertThatThrownBy(house::plan).hasMessageContaining("underway");
  }

  @Test
  void aHookThatFailsTurnsEverythingBack() {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan(Terms.standard().withThen(Optional.of("false")));
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    assertThat(house.bytes()).isEqualTo(house.before);
    Standing standing = rotator.run(planned.id(), false);
    assertThat(standing.rotation().state().why()).contains("false ended with exit code 1");
  }

  @Test
  void aTargetThatSomebodyElseChangedGetsItsKeyBackAndKeepsTheChange() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    Files.writeString(house.file, house.text() + "\n# added by a person\n");
    Standing back = rotator.rollBack(planned.id(), "a test", true);
    assertThat(back.kind()).isEqualTo(Standing.Kind.ROLLED_BACK);
    assertThat(house.text())
        .isEqualTo(new String(house.before, StandardCharsets.UTF_8) + "\n# added by a person\n");
  }

  @Test
  void aProgramGetsTheKeyOnItsStandardInputAndNowhereElse() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Path got = folder.resolve("got");
    Path seen = folder.resolve("seen");
    String script =
        "sh -c 'cat > "
            + got
            + "; { tr \"\\0\" \" \" < /proc/$$/cmdline; env; } > "
            + seen
            + "; echo \"$KEYROTA_STEP\" >> "
            + seen
            + "'";
    Rotation planned =
        new Planning(house.world, house.journal)
            .replace(
                House.USER,
                List.of(io.keyrota.rotator.targets.Targets.exec(script)),
                Terms.standard())
            .rotation();
    house.consumerRuns = false;
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    Standing standing = rotator.run(planned.id(), false);
    String id = standing.rotation().marks().newKeyId().orElseThrow();
    assertThat(Files.readString(got))
        .contains("\"AccessKeyId\":\"" + id + "\"")
        .contains(house.iam.secretOf(id));
    assertThat(Files.readString(seen)).contains("deliver").doesNotContain(house.iam.secretOf(id));
  }

  @Test
  void noSecretLiesInTheJournalInTheClear() throws Exception {
    House house = new House(folder, House.KEYROTA);
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    Standing standing = rotator.run(planned.id(), false);
    String fresh = house.iam.secretOf(standing.rotation().marks().newKeyId().orElseThrow());
    assertThat(house.journal.sealed(planned.id(), "secret")).isPresent();
    try (var files = Files.list(house.journalFolder())) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(fresh)).as(file.toString()).isFalse();
        assertThat(bytes.contains(house.iam.secretOf(house.oldKey))).as("backup").isFalse();
      }
    }
  }
}
