package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full. */
final class TrailFullDiskIT {
  @TempDir Path directory;

  @Test
  void aFullFileSystemRefusesEntriesAndRecoversWhenSpaceReturns() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", directory.toString()),
        "a small file system can not be mounted here");
    try {
      fill();
    } finally {
      assertThat(run("umount", directory.toString())).isTrue();
    }
  }

  private void fill() throws IOException {
    Path ballast = directory.resolve("ballast");
    Files.write(ballast, new byte[100_000]);
    Path folder = directory.resolve("audit");
    List<String> acknowledged = new ArrayList<>();
    int refused = 0;
    try (Trail trail = Trails.open(folder, new TrailOptions(40_000, 4000))) {
      for (int i = 1; refused < 20; i++) {
        try {
          trail.append(Entries.entry(i));
          acknowledged.add("event-" + i);
        } catch (TrailUnavailable e) {
          assertThat(e).hasRootCauseMessage("No space left on device");
          refused++;
        }
      }
      assertThat(Trails.eventIds(folder)).isEqualTo(acknowledged);
      assertThat(trail.isWritable()).isFalse();
      Files.delete(ballast);
      for (int i = 1; i <= 20; i++) {
        trail.append(Entries.entry(100_000 + i));
        acknowledged.add("event-" + (100_000 + i));
      }
      assertThat(trail.isWritable()).isTrue();
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
    assertThat(Trails.eventIds(folder)).isEqualTo(acknowledged);
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such command here
    }
  }
}
