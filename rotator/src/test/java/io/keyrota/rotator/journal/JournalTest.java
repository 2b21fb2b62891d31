package io.keyrota.rotator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.rotation.Outcome;
import io.keyrota.rules.rotation.Principal;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Stage;
import io.keyrota.rules.rotation.State;
import io.keyrota.rules.rotation.Step;
import io.keyrota.rules.rotation.Terms;
import io.keyrota.rules.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00.123456789Z");
  private static final Principal APP =
      new Principal("111122223333", "App", "arn:aws:iam::111122223333:user/App");

  @TempDir Path folder;

  private static Rotation rotation(String id) {
    return Rotation.planned(
        id,
        Rotation.Purpose.REPLACE,
        APP,
        "AKIAOLD",
        Terms.standard().withFreeSlot(Optional.of("AKIAX")).withThen(Optional.of("true 'a b'")),
        List.of("profile:/a b:default", "exec:x \"y\""),
        List.of("AKIAOLD", "AKIAX"),
        T0);
  }

  @Test
  void whatWasWrittenIsReadAgainInEveryState() {
    try (Journal journal = Journal.open(folder.resolve("j"))) {
      Rotation planned = rotation("r-1");
      Rotation intending = planned.intending(new Step.Create(), T0, List.of("AKIAOLD"));
      Rotation created = Outcome.created(intending, "AKIANEW", T0.plusSeconds(1));
      Rotation confirmed = Outcome.done(created, new Step.Confirm(), T0.plusSeconds(2));
      Rotation off = Outcome.done(confirmed, new Step.Deactivate("AKIAOLD"), T0.plusSeconds(3));
      Rotation back = Outcome.back(off, "a \"reason\"", T0.plusSeconds(4));
      Rotation paused = off.entering(new State.Paused(Stage.HOLDING, "somebody", false));
      Rotation asks = back.entering(back.state().needsHuman("a file was changed"));
      Rotation left = off.entering(new State.Abandoned(Stage.HOLDING, "a reason"));
      for (Rotation each :
          List.of(planned, intending, created, confirmed, off, back, asks, left, paused)) {
        journal.save(each, T0, "line");
        assertThat(journal.find("r-1")).contains(each);
      }
      assertThat(journal.history("r-1")).hasSize(9);
      assertThat(journal.underway()).containsExactly(paused);
      assertThat(journal.underwayOf(APP)).containsExactly(paused);
    }
  }

  @Test
  void aRotationWrittenBeforeTheDirectionWasKeptIsStillRead() throws Exception {
    Path j = folder.resolve("j");
    try (Journal journal = Journal.open(j)) {
      journal.save(
          rotation("r-1").entering(new State.NeedsHuman(Stage.SOAKING, "why", true)), T0, "line");
    }
    try (var sql = DriverManager.getConnection("jdbc:sqlite:" + j.resolve("journal.db"));
        var statement = sql.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "UPDATE rotation SET document = replace(document, ',\"turnedBack\":true', '')"
                      + " WHERE document LIKE '%,\"turnedBack\":true%'"))
          .isEqualTo(1);
    }
    try (Journal journal = Journal.open(j)) {
      assertThat(journal.find("r-1").orElseThrow().state())
          .isEqualTo(new State.NeedsHuman(Stage.SOAKING, "why", false));
    }
  }

  @Test
  void aRotationWrittenBeforeTheServiceWasKeptIsStillRead() throws Exception {
    Path j = folder.resolve("j");
    Rotation rotation =
        rotation("r-1")
            .reachedBy(
                new Reach(Optional.of(Reach.AWS), Optional.empty(), List.of("--profile", "a b")));
    try (Journal journal = Journal.open(j)) {
      journal.save(rotation, T0, "line");
      assertThat(journal.find("r-1")).contains(rotation);
    }
    try (var sql = DriverManager.getConnection("jdbc:sqlite:" + j.resolve("journal.db"));
        var statement = sql.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "UPDATE rotation SET document = replace(document,"
                      + " ',\"service\":\"aws\",\"options\":[\"--profile\",\"a b\"]', '')"
                      + " WHERE document LIKE '%,\"service\":\"aws\",%'"))
          .isEqualTo(1);
    }
    try (Journal journal = Journal.open(j)) {
      assertThat(journal.find("r-1")).contains(rotation.reachedBy(Reach.UNKNOWN));
    }
  }

  @Test
  void theInstallationIsKeptAndFormat1WhichHadNoneIsStillRead() throws Exception {
    Path j = folder.resolve("j");
    Reach reach = new Reach(Optional.of("http://k:1"), Optional.of("5f0c"), List.of());
    try (Journal journal = Journal.open(j)) {
      journal.save(rotation("r-1").reachedBy(reach), T0, "line");
      assertThat(journal.find("r-1").orElseThrow().reach()).isEqualTo(reach);
    }
    rewrite(j, "\"format\":2", "\"format\":1");
    rewrite(j, ",\"installation\":\"5f0c\"", "");
    try (Journal journal = Journal.open(j)) {
      assertThat(journal.find("r-1").orElseThrow().reach())
          .isEqualTo(new Reach(Optional.of("http://k:1"), Optional.empty(), List.of()));
    }
  }

  @Test
  void aRotationOfANewerFormatIsRefused() throws Exception {
    Path j = folder.resolve("j");
    try (Journal journal = Journal.open(j)) {
      journal.save(rotation("r-1"), T0, "line");
    }
    rewrite(j, "\"format\":2", "\"format\":3");
    try (Journal journal = Journal.open(j)) {
      assertThatThrownBy(journal::underway)
          .isInstanceOf(JournalUnusable.class)
          .hasMessage("a rotation in the journal has the format 3; this program knows 2");
    }
  }

  private static void rewrite(Path journal, String from, String to) throws Exception {
    try (var sql = DriverManager.getConnection("jdbc:sqlite:" + journal.resolve("journal.db"));
        var change =
            sql.prepareStatement(
                "UPDATE rotation SET document = replace(document, ?, ?)"
                    + " WHERE instr(document, ?) > 0")) {
      change.setString(1, from);
      change.setString(2, to);
      change.setString(3, from);
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void itsFilesAreTheirOwnersAloneAndTheKeyMustStaySo() throws Exception {
    Path j = folder.resolve("j");
    Journal.open(j).close();
    Path key = j.resolve("journal.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(j)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(j.resolve("journal.db"))))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Journal.open(j)).hasMessageContaining("chmod 600");
  }

  @Test
  void aLostKeyIsNotReplaced() throws Exception {
    Path j = folder.resolve("j");
    try (Journal journal = Journal.open(j)) {
      journal.save(rotation("r-1"), T0, "a", "secret", Secret.ofText("s1"));
    }
    Path key = j.resolve("journal.key");
    Path away = Files.move(key, folder.resolve("away"));
    assertThatThrownBy(() -> Journal.open(j)).hasMessageContaining("journal.key is gone");
    assertThat(key).doesNotExist();
    Files.move(away, key);
    try (Journal journal = Journal.open(j)) {
      assertThat(journal.sealed("r-1", "secret").orElseThrow().revealText()).isEqualTo("s1");
    }
  }

  @Test
  void aSealedValueOpensInItsOwnRowAlone() throws Exception {
    Path j = folder.resolve("j");
    try (Journal journal = Journal.open(j)) {
      journal.save(rotation("r-1"), T0, "a", "secret", Secret.ofText("s1"));
      journal.save(rotation("r-2"), T0, "a", "secret", Secret.ofText("s2"));
      journal.keepOnce("r-1", "secret", Secret.ofText("other"));
      assertThat(journal.sealed("r-1", "secret").orElseThrow().revealText()).isEqualTo("s1");
    }
    try (var sql = DriverManager.getConnection("jdbc:sqlite:" + j.resolve("journal.db"));
        var statement = sql.createStatement()) {
      statement.executeUpdate(
          "UPDATE sealed SET blob = (SELECT blob FROM sealed WHERE rotation = 'r-2')"
              + " WHERE rotation = 'r-1'");
    }
    try (Journal journal = Journal.open(j)) {
      assertThatThrownBy(() -> journal.sealed("r-1", "secret"))
          .hasMessageContaining("does not open");
      assertThat(journal.sealed("r-2", "secret").orElseThrow().revealText()).isEqualTo("s2");
    }
  }

  @Test
  void whatHasEndedKeepsNoSecret() {
    try (Journal journal = Journal.open(folder.resolve("j"))) {
      journal.save(rotation("r-1"), T0, "a", "secret", Secret.ofText("s1"));
      journal.save(
          rotation("r-1").entering(new State.RolledBack(Stage.PLANNED, "x")), T0, "the end");
      assertThat(journal.sealed("r-1", "secret")).isEmpty();
      assertThat(journal.underway()).isEmpty();
      assertThat(journal.newest(10)).hasSize(1);
    }
  }

  @Test
  void aLeaseKeepsOthersOffUntilItEndsOrItsHolderIsDead() {
    try (Journal journal = Journal.open(folder.resolve("j"))) {
      Duration minute = Duration.ofMinutes(1);
      Holder one = Holder.here(1);
      Holder two = Holder.here(2);
      journal.lease(APP, one, T0, minute);
      journal.lease(APP, one, T0, minute);
      assertThatThrownBy(() -> journal.lease(APP, two, T0, minute)).isInstanceOf(LeaseHeld.class);
      journal.lease(APP, two, T0.plusSeconds(61), minute);
      journal.release(APP, one);
      assertThatThrownBy(() -> journal.lease(APP, one, T0.plusSeconds(62), minute))
          .isInstanceOf(LeaseHeld.class);
      journal.release(APP, two);
      Holder dead = new Holder(Integer.MAX_VALUE, 1, 1);
      journal.lease(APP, dead, T0, minute);
      journal.lease(APP, one, T0, minute);
    }
  }

  @Test
  void aNewerJournalIsRefused() throws Exception {
    Path j = folder.resolve("j");
    Journal.open(j).close();
    try (var sql = DriverManager.getConnection("jdbc:sqlite:" + j.resolve("journal.db"));
        var statement = sql.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = 2");
    }
    assertThatThrownBy(() -> Journal.open(j)).hasMessageContaining("format 2");
  }
}
