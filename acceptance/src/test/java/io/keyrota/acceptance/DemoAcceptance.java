package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rotator.targets.CommandWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows first: the guide's stories, told on servers of their own. */
@Order(1) // takes long, so it begins first
class DemoAcceptance {
  @TempDir Path folder;

  /** What stands in the launcher's place: of its commands the demo uses {@code start} alone. */
  private Path launcher() throws IOException {
    String start = CommandWords.line(Trained.server());
    Path script = folder.resolve("keyrota");
    Files.writeString(script, "#!/bin/sh\nshift\nexec " + start + " \"$@\"\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void everyStoryGoesAsPlanned() throws IOException, InterruptedException {
    Path told = folder.resolve("told");
    ProcessBuilder demo =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Jvm.classPath(),
                "io.keyrota.cli.Main",
                "demo"));
    demo.environment().put("KEYROTA_LAUNCHER", launcher().toString());
    demo.redirectErrorStream(true).redirectOutput(told.toFile());
    int exit = demo.start().waitFor();
    String text = Files.readString(told, StandardCharsets.UTF_8);
    assertThat(exit).as(text).isZero();
    assertThat(text).contains("ok: ").doesNotContain("NOT SO: ");
  }
}
