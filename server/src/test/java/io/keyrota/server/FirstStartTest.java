package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.SignedCalls.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first start decides once and every later one keeps. */
class FirstStartTest {
  @TempDir Path folder;
  private final Indoors.Lot lot = Indoors.Lot.at("2026-11-24T12:00:00Z");
  private Path data;

  @BeforeEach
  void nameTheData() {
    data = folder.resolve("data");
  }

  @Test
  void aSecondStartKeepsAccountCredentialAndWhatWasMade() {
    String account;
    Keys root;
    try (Indoors first = Indoors.open(data, lot)) {
      account = first.operator();
      root = first.root().keys();
      first.root().iam("CreateUser", "UserName", "App");
    }
    assertThat(account).matches("[1-9][0-9]{11}");
    try (Indoors second = Indoors.open(data, lot)) {
      assertThat(second.operator()).isEqualTo(account);
      assertThat(second.root().keys()).isEqualTo(root);
      assertThat(second.root().sts("GetCallerIdentity").text("Arn"))
          .isEqualTo("arn:aws:iam::" + account + ":root");
      assertThat(second.root().iam("ListUsers").all("UserName")).containsExactly("App");
    }
  }

  @Test
  void anInstallationHasAnIdOfItsOwnThatEveryStartKeeps() {
    String id;
    try (Indoors first = Indoors.open(data, lot, "--clock", "rehearsal")) {
      id = installation(first);
      assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      first.root().keyrota("AdvanceClock", "{\"Duration\":\"24h\"}");
    }
    try (Indoors second = Indoors.open(data, lot, "--clock", "rehearsal");
        Indoors another = Indoors.open(folder.resolve("another"), lot, "--clock", "rehearsal")) {
      assertThat(installation(second)).isEqualTo(id);
      assertThat(installation(another)).isNotEqualTo(id);
    }
  }

  private static String installation(Indoors house) {
    return house.root().keyrota("GetClock", "{}").text("InstallationId");
  }

  @Test
  void theAccountMayBeChosenOnceAndNotContradictedLater() {
    try (Indoors first = Indoors.open(data, lot, "--account", "111122223333")) {
      assertThat(first.operator()).isEqualTo("111122223333");
    }
    try (Indoors second = Indoors.open(data, lot, "--account", "111122223333")) {
      assertThat(second.operator()).isEqualTo("111122223333");
    }
    assertThatThrownBy(() -> Indoors.open(data, lot, "--account", "444455556666"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("111122223333")
        .hasMessageContaining("--account");
  }

  @Test
  void theKindOfClockMayBeChosenOnceAndNotContradictedLater() {
    try (Indoors first = Indoors.open(data, lot, "--clock", "rehearsal@2026-01-01T00:00:00Z")) {
      assertThat(first.root().keyrota("GetClock", "{}").text("Mode")).isEqualTo("REHEARSAL");
    }
    assertThatThrownBy(() -> Indoors.open(data, lot))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--clock rehearsal");
  }

  @Test
  void theRootKeyMayBeGivenWhateverItsLength() throws IOException {
    for (Keys given :
        List.of(
            new Keys("r", "s", null),
            new Keys("root_key_1", "a secret / with + signs = and more", null),
            new Keys("K".repeat(128), "s".repeat(500), null))) {
      Path own = folder.resolve("data" + given.accessKeyId().length());
      RootCredential credential =
          new RootCredential(given.accessKeyId(), Secret.ofText(given.secret()));
      try (Indoors first = Indoors.open(own, lot, credential)) {
        assertThat(first.root().keys()).isEqualTo(given);
        assertThat(first.root().iam("ListAccessKeys").text("AccessKeyId"))
            .isEqualTo(given.accessKeyId());
      }
      // Given again, or another one: only the first start looks.
      RootCredential another = new RootCredential("another_root_key", Secret.ofText("x"));
      try (Indoors second = Indoors.open(own, lot, another)) {
        assertThat(second.as(given).sts("GetCallerIdentity").code()).isEqualTo("ok");
        assertThat(
                second.as(new Keys("another_root_key", "x", null)).sts("GetCallerIdentity").code())
            .isEqualTo("InvalidClientTokenId");
      }
    }
  }

  @Test
  void aRootKeyThatNobodyCanSignWithStopsTheFirstStartAndTheNextMakesItAfresh() {
    for (String id : List.of("no spaces", "K".repeat(129), "slash/ed", "\u00e9")) {
      RootCredential bad = new RootCredential(id, Secret.ofText("s"));
      assertThatThrownBy(() -> Indoors.open(data, lot, bad))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("the first account cannot be made");
    }
    try (Indoors next = Indoors.open(data, lot)) {
      assertThat(next.root().sts("GetCallerIdentity").code()).isEqualTo("ok");
    }
  }

  @Test
  void nobodyElseOnTheMachineCanReadTheData() throws IOException {
    try (Indoors first = Indoors.open(data, lot)) {
      first.root().iam("CreateUser", "UserName", "App");
      assertPrivate();
    }
    assertPrivate();
    try (House house =
        House.open(
            Settings.parse("--data", data.toString(), "--listen", "127.0.0.1:0"),
            Optional.empty(),
            lot.machine())) {
      assertThat(house.operator().digits()).hasSize(12);
      assertThat(data.resolve("config")).content().contains(house.endpoint().toString());
      assertPrivate();
    }
  }

  private void assertPrivate() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path each : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
      }
    }
  }
}
