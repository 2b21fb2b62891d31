package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build writes nothing into files that a running server has open or mapped. */
class RebuildTest {
  @TempDir Path home;

  @Test
  void whatIsWrittenAgainIsAnotherFile() throws IOException {
    Path jar = file("cli/target/keyrota/lib/keyrota-server-1.jar");
    Path library =
        file(
            "cli/target/keyrota/org/sqlite/native/Linux/"
                + System.getProperty("os.arch").replace("amd64", "x86_64")
                + "/libsqlitejdbc.so");
    Path corretto =
        file(
            "cli/target/keyrota/com/amazon/corretto/crypto/provider/"
                + "libamazonCorrettoCryptoProvider.so");
    // What a process has open is what a second name of the file shows.
    Path openJar = Files.createLink(home.resolve("jar"), jar);
    Path openLibrary = Files.createLink(home.resolve("so"), library);
    Path openCorretto = Files.createLink(home.resolve("so2"), corretto);
    Shell.Ran ran =
        new Shell()
            .with("home", home.toString())
            .run(
                "set -euo pipefail; . %s/scripts/build.sh; leave_to_running"
                    .formatted(Repository.root()));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(jar).hasContent("as it was");
    Files.writeString(jar, "new");
    assertThat(openJar).hasContent("as it was");
    assertThat(library).doesNotExist();
    assertThat(openLibrary).hasContent("as it was");
    assertThat(corretto).doesNotExist();
    assertThat(openCorretto).hasContent("as it was");
  }

  @Test
  void theProviderLooksForItsLibraryWhereItWasLaidDownAndOnlyThere() throws IOException {
    String flags = "set -euo pipefail; . %s/scripts/build.sh; native_flags; echo \"${native[@]}\"";
    Shell shell = new Shell().with("home", home.toString());
    assertThat(shell.run(flags.formatted(Repository.root())).out())
        .doesNotContain("useExternalLib");
    Path library =
        file(
            "cli/target/keyrota/com/amazon/corretto/crypto/provider/"
                + "libamazonCorrettoCryptoProvider.so");
    assertThat(shell.run(flags.formatted(Repository.root())).out())
        .contains(
            "-Djava.library.path=" + library.getParent(),
            "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true");
  }

  private Path file(String name) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "as it was");
  }
}
