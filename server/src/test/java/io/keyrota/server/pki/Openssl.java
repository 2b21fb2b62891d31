package io.keyrota.server.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another implementation, in a folder of its own. The test is skipped where it is missing. */
record Openssl(Path folder) {

  static Openssl in(Path folder) {
    Openssl openssl = new Openssl(folder);
    assumeTrue(openssl.succeeds("version"), "openssl is not installed");
    return openssl;
  }

  /** Whether a command, its words parted by single spaces, ends well. */
  boolean succeeds(String command) {
    List<String> words = new ArrayList<>(List.of("openssl"));
    words.addAll(Arrays.asList(command.split(" ", -1)));
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      process.getOutputStream().close();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What a command says, which must end well. */
  String run(String command) throws IOException {
    boolean well = succeeds(command);
    String said = Files.readString(folder.resolve("output"));
    assertThat(well).as(command + ": " + said).isTrue();
    return said;
  }

  byte[] read(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  void write(String file, byte[] content) throws IOException {
    Files.write(folder.resolve(file), content);
  }

  void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }
}
