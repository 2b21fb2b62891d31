package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening and closing a house: what comes in which order, and what is left of one that failed. */
class HouseTest {
  @TempDir Path folder;
  private final Indoors.Lot lot = Indoors.Lot.at("2026-11-24T12:00:00Z");

  @Test
  void whatWasOpenedLastIsClosedFirstAndOneThatFailsStopsNoOther() {
    List<String> closed = new ArrayList<>();
    Undo undo = new Undo();
    undo.with(() -> closed.add("store"));
    undo.with(
        () -> {
          closed.add("trail");
          throw new IOException("the disk is gone");
        });
    undo.with(() -> closed.add("door"));
    undo.close();
    assertThat(closed).containsExactly("door", "trail", "store");
    undo.close();
    assertThat(closed).hasSize(3);
  }

  @Test
  void aClosedHouseLeavesASignedHeadAndTheLastUsesAndLetsTheDataGo() {
    Path data = folder.resolve("data");
    String key;
    try (Indoors house = Indoors.open(data, lot)) {
      house.root().iam("CreateUser", "UserName", "App");
      key = house.root().keys().accessKeyId();
      assertThatThrownBy(() -> Indoors.open(data, lot)).isInstanceOf(RuntimeException.class);
    }
    assertThat(data.resolve("keyrota.db-wal")).doesNotExist();
    try (Indoors again = Indoors.open(data, lot)) {
      SignedCalls.Reply found = again.root().keyrota("VerifyTrail", "{}");
      assertThat(found.text("Intact")).isEqualTo("true");
      assertThat(Long.parseLong(found.text("SignedEntries"))).isGreaterThan(2);
      assertThat(again.root().iam("GetAccessKeyLastUsed", "AccessKeyId", key).text("ServiceName"))
          .isEqualTo("iam");
    }
  }

  @Test
  void aHouseWhoseAddressIsTakenLeavesTheDataToTheNext() throws IOException {
    Path data = folder.resolve("data");
    try (ServerSocket taken = new ServerSocket(0)) {
      Settings settings =
          Settings.parse(
              "--data", data.toString(), "--listen", "127.0.0.1:" + taken.getLocalPort());
      assertThatThrownBy(() -> House.open(settings, Optional.empty(), lot.machine()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
    try (Indoors next = Indoors.open(data, lot)) {
      assertThat(next.root().sts("GetCallerIdentity").code()).isEqualTo("ok");
    }
  }

  @Test
  void aFolderIntoWhichOthersMayWriteIsNoDataFolder() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    Settings settings = Settings.parse("--data", data.toString(), "--listen", "127.0.0.1:0");
    assertThatThrownBy(() -> House.open(settings, Optional.empty(), lot.machine()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("chmod go-w " + data);
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aDataFileThatCanNotBeOpenedIsToldInWords() throws IOException {
    Path data =
        Files.createDirectory(
            folder.resolve("data"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectory(data.resolve("keyrota.db"));
    Settings settings = Settings.parse("--data", data.toString(), "--listen", "127.0.0.1:0");
    assertThatThrownBy(() -> House.open(settings, Optional.empty(), lot.machine()))
        .isInstanceOf(CannotStart.class)
        .hasMessageMatching("the data file \\S+keyrota.db can not be opened: (?!/)[^/]*\\w [^/]*");
  }

  @Test
  void withoutItsRootKeyAHouseDoesNotOpenAndMakesNoNewOne() throws IOException {
    Path data = folder.resolve("data");
    Indoors.open(data, lot).close();
    Path away = folder.resolve("root.key");
    Files.move(data.resolve("root.key"), away);
    Settings settings = Settings.parse("--data", data.toString(), "--listen", "127.0.0.1:0");
    assertThatThrownBy(() -> House.open(settings, Optional.empty(), lot.machine()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("root.key");
    assertThat(data.resolve("root.key")).doesNotExist();
    Files.move(away, data.resolve("root.key"));
    try (Indoors next = Indoors.open(data, lot)) {
      assertThat(next.root().sts("GetCallerIdentity").code()).isEqualTo("ok");
    }
  }
}
