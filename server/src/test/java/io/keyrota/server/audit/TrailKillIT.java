package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment loses no acknowledged entry. */
final class TrailKillIT {
  private static final int KILLS = Integer.getInteger("keyrota.kills", 4);

  /** Lives of one trail: each looks at all that the ones before it have written. */
  private static final int LIVES = 25;

  @TempDir Path folder;
  private Path directory = Path.of("");

  @Test
  void everyAcknowledgedEntryIsThereAndTheChainVerifies() throws Exception {
    for (int kills = 0; kills < KILLS; kills += LIVES) {
      directory = folder.resolve("after-" + kills);
      live(Math.min(LIVES, KILLS - kills));
    }
  }

  private void live(int lives) throws Exception {
    Random random = new Random();
    Set<String> acknowledged = new HashSet<>();
    for (int life = 0; life < lives; life++) {
      acknowledged.addAll(lifeOf("life" + life, 1 + random.nextInt(600)));
      List<String> ids = Trails.eventIds(repaired());
      assertThat(ids).doesNotHaveDuplicates().containsAll(acknowledged);
    }
    assertThat(Trails.segments(directory)).hasSizeGreaterThan(1);
  }

  /** What a process printed that was killed after so many lines. */
  private List<String> lifeOf(String name, int lines) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                TrailChild.class.getName(),
                directory.toString(),
                name)
            .redirectError(ProcessBuilder.Redirect.to(new File(directory + ".err")))
            .start();
    List<String> printed = new ArrayList<>();
    try (BufferedReader out = child.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        // A number that the kill has cut short is an earlier number of the same thread.
        if (line.matches(name + "-\\d-\\d+")) {
          printed.add(line);
        }
        if (printed.size() == lines) {
          child.toHandle().destroyForcibly(); // what it has printed is still read
        }
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("killed").isEqualTo(137);
    return printed;
  }

  /** The trail after one more start, which mends what the kill left. */
  private Path repaired() throws IOException {
    try (Trail trail = Trails.open(directory, new TrailOptions(100_000, 10_000))) {
      Verification verification = trail.verify(Optional.empty());
      assertThat(verification.fault()).isEmpty();
    }
    return directory;
  }
}
