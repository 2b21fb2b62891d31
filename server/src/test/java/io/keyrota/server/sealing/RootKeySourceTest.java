package io.keyrota.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootKeySourceTest {
  private static final String PASSPHRASE = "correct horse battery";

  private final Algorithms algorithms = Algorithms.jdk();
  private final Entropy entropy = new SeededEntropy(3)::bytes;
  @TempDir private Path folder;

  @Test
  void theFirstStartMakesAPrivateFileThatLaterStartsOpen() throws Exception {
    Sealed sealed = seal(RootKeyFile.in(folder).open(algorithms, entropy, true));
    assertThat(Files.readString(folder.resolve("root.key")))
        .matches("keyrota root key 1\n[0-9a-f]{64}\n");
    assertThat(mode("root.key")).isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    assertOpens(RootKeyFile.in(folder).open(algorithms, entropy, false), sealed);
    // A first start that was cut off after the file was made uses that file.
    assertOpens(RootKeyFile.in(folder).open(algorithms, entropy, true), sealed);
  }

  @Test
  void aMissingFileIsMadeAtTheFirstStartOnly() {
    assertRefused(RootKeyFile.in(folder), false, "there is no");
    assertThat(folder.resolve("root.key")).doesNotExist();
    assertRefused(RootPassphrase.in(folder, first -> Secret.ofText(PASSPHRASE)), false, "there is");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---"})
  void aFileThatOthersMayTouchIsRefused(String mode) throws Exception {
    RootKeyFile.in(folder).open(algorithms, entropy, true).close();
    Files.setPosixFilePermissions(
        folder.resolve("root.key"), PosixFilePermissions.fromString(mode));
    assertRefused(RootKeyFile.in(folder), false, "chmod 600");
    Path passphrase = privately("passphrase", PASSPHRASE);
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString(mode));
    assertRefused(
        RootPassphrase.in(folder, PassphraseSource.ofFile(passphrase)), true, "chmod 600");
  }

  @Test
  void aMalformedFileIsRefusedAndNeverShown() throws IOException {
    String right = "keyrota root key 1\n" + "0f".repeat(32);
    for (String wrong :
        List.of(
            "",
            "keyrota root key 1\n",
            "keyrota root key 2\n" + "0f".repeat(32),
            right.substring(1),
            right.substring(0, right.length() - 1),
            right + "0",
            right + " ",
            right + "\n\n",
            right.replace("0f0f0f", "0f0g0f"))) {
      privately("root.key", wrong);
      assertRefused(RootKeyFile.in(folder), true, "root.key is");
    }
    privately("root.key", right);
    assertThat(openable(RootKeyFile.in(folder))).isTrue();
    privately("root.key", right + "\n");
    assertThat(openable(RootKeyFile.in(folder))).isTrue();
  }

  @Test
  void aPassphraseOpensWhatItSealed() throws Exception {
    Path file = privately("passphrase", PASSPHRASE + "\n");
    Sealed sealed =
        seal(
            RootPassphrase.in(folder, PassphraseSource.ofFile(file))
                .open(algorithms, entropy, true));
    assertThat(mode("root.passphrase")).isEqualTo("rw-------");
    assertThat(Files.readString(folder.resolve("root.passphrase")))
        .startsWith("keyrota root passphrase 1\nkdf PBKDF2-HMAC-SHA512\niterations 210000\n")
        .doesNotContain(PASSPHRASE);
    for (String sameInTheFile : List.of(PASSPHRASE, PASSPHRASE + "\r\n")) {
      Path again = privately("passphrase", sameInTheFile);
      assertOpens(
          RootPassphrase.in(folder, PassphraseSource.ofFile(again))
              .open(algorithms, entropy, false),
          sealed);
    }
    assertRefused(
        RootPassphrase.in(folder, first -> Secret.ofText(PASSPHRASE + " ")),
        false,
        "the root passphrase is wrong");
  }

  @Test
  void aShortPassphraseIsRefusedWhenItIsNew() {
    assertRefused(
        RootPassphrase.in(folder, first -> Secret.ofText("elevenchars")), true, "at least 12");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aChangedParameterFileIsRefused() throws Exception {
    RootPassphrase source = RootPassphrase.in(folder, first -> Secret.ofText(PASSPHRASE));
    source.open(algorithms, entropy, true).close();
    String text = Files.readString(folder.resolve("root.passphrase"));
    for (String wrong :
        List.of(
            text.replace("phrase 1", "phrase 2"),
            text.replace("iterations 2", "iterations 2000"),
            text.replace("iterations 210000", "iterations 1"),
            text.replace("SHA512", "SHA1"),
            text + "\n")) {
      privately("root.passphrase", wrong);
      assertRefused(source, false, "not a root passphrase's file of format 1");
    }
    privately("root.passphrase", text.replace("iterations 210000", "iterations 1000"));
    assertRefused(source, false, "the root passphrase is wrong");
  }

  @Test
  void peopleAreAskedTwiceForANewPassphraseOnly() throws Exception {
    Queue<String> prompts = new ArrayDeque<>();
    PassphraseSource source =
        PassphraseSource.ofPrompt(
            prompt -> {
              prompts.add(prompt);
              return "pässword".toCharArray();
            });
    assertThat(source.ask(true).revealText()).isEqualTo("pässword");
    assertThat(prompts).containsExactly("New root passphrase: ", "The same again: ");
    prompts.clear();
    assertThat(source.ask(false).revealText()).isEqualTo("pässword");
    assertThat(prompts).containsExactly("Root passphrase: ");
  }

  @Test
  void aMistypedOrMissingPassphraseIsToldClearly() {
    Queue<String> typed = new ArrayDeque<>(List.of("one passphrase", "another one"));
    assertThatThrownBy(
            () -> PassphraseSource.ofPrompt(prompt -> typed.remove().toCharArray()).ask(true))
        .isInstanceOf(RootKeyUnavailable.class)
        .hasMessage("the two passphrases differ");
    assertThatThrownBy(() -> PassphraseSource.ofPrompt(prompt -> null).ask(false))
        .isInstanceOf(RootKeyUnavailable.class);
    assertThatThrownBy(() -> PassphraseSource.ofFile(folder.resolve("none")).ask(false))
        .isInstanceOf(RootKeyUnavailable.class)
        .hasMessageContaining("there is no passphrase file");
  }

  private Sealed seal(RootKey root) {
    try (root) {
      return root.seal(entropy, DomainKey.identity("IAM", 1), Secret.ofText("a domain key"));
    }
  }

  private static void assertOpens(RootKey root, Sealed sealed) {
    try (root) {
      assertThat(root.open(DomainKey.identity("IAM", 1), sealed).revealText())
          .isEqualTo("a domain key");
    }
  }

  private boolean openable(RootKeySource source) {
    try (RootKey root = source.open(algorithms, entropy, false)) {
      return seal(root).bytes().length > 0;
    } catch (RootKeyUnavailable e) {
      return false;
    }
  }

  private void assertRefused(RootKeySource source, boolean first, String why) {
    assertThatThrownBy(() -> source.open(algorithms, entropy, first).close())
        .isInstanceOf(RootKeyUnavailable.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("0f0f")
        .hasMessageNotContaining(PASSPHRASE);
  }

  private Path privately(String name, String contents) throws IOException {
    Path file = Files.writeString(folder.resolve(name), contents);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
