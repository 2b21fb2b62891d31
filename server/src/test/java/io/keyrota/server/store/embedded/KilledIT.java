package io.keyrota.server.store.embedded;

import static io.keyrota.server.store.Thing.THINGS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.Thing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another process commits and dies; what it acknowledged must be there. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Order(1) // takes long, so it begins first
class KilledIT {
  private static final Pattern LINE = Pattern.compile("(\\w+) (\\d+) ([0-9a-f-]{36})");

  @TempDir Path folder;

  private record Acknowledged(String thread, long count, String eventId) {}

  @Test
  void kill9LosesNoAcknowledgedCommitAndNoAuditEntry() throws Exception {
    List<Acknowledged> all = new ArrayList<>();
    for (int kill : List.of(3, 70, 230)) {
      Process process = start(List.of());
      try (BufferedReader lines = process.inputReader(UTF_8)) {
        read(lines, kill, all);
        process.toHandle().destroyForcibly();
        // What was printed before the kill took effect counts as well.
        read(lines, Integer.MAX_VALUE, all);
      }
      assertKept(all);
    }
    assertThat(all).hasSizeGreaterThanOrEqualTo(303);
  }

  @Test
  void aFailedFsyncEndsTheProcessWithoutLosingWhatItAcknowledged() throws Exception {
    assumeTrue(canInjectFaults(), "strace can not inject faults here");
    Process process =
        start(
            List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=fsync,fdatasync",
                "-e",
                "inject=fsync,fdatasync:error=EIO:when=40+"));
    List<Acknowledged> all = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      read(lines, Integer.MAX_VALUE, all);
    }
    assertThat(process.waitFor()).isEqualTo(CommitLoop.FATAL_EXIT);
    assertThat(all).isNotEmpty();
    assertKept(all);
  }

  /** Nothing acknowledged is missing, nothing is half there, each commit has its entry. */
  private void assertKept(List<Acknowledged> all) {
    try (Store store = open()) {
      Set<String> entries = new HashSet<>();
      for (byte[] encoded : store.untakenEntries()) {
        entries.add(AuditEntry.decode(encoded).eventId());
      }
      assertThat(all).allMatch(each -> entries.contains(each.eventId()));
      long commits = 0;
      for (int i = 0; i < CommitLoop.THREADS; i++) {
        String thread = "thread" + i;
        long count =
            store.snapshot().find(THINGS, Place.SYSTEM, thread).map(Thing::count).orElse(0L);
        long acknowledged =
            all.stream()
                .filter(each -> each.thread().equals(thread))
                .mapToLong(Acknowledged::count)
                .max()
                .orElse(0);
        assertThat(count).isGreaterThanOrEqualTo(acknowledged);
        for (long n = 1; n <= count; n++) {
          assertThat(store.snapshot().find(THINGS, Place.SYSTEM, thread + "-" + n)).isPresent();
        }
        assertThat(store.snapshot().find(THINGS, Place.SYSTEM, thread + "-" + (count + 1)))
            .isEmpty();
        commits += count;
      }
      assertThat(entries).hasSize((int) commits);
    }
  }

  private Process start(List<String> wrapper) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CommitLoop.class.getName(),
            folder.resolve("keyrota.db").toString()));
    return new ProcessBuilder(command)
        .redirectError(Files.createTempFile(folder, "stderr", "").toFile())
        .start();
  }

  private static void read(BufferedReader lines, int most, List<Acknowledged> into)
      throws IOException {
    for (int i = 0; i < most; i++) {
      String line = lines.readLine();
      // The last line may have been cut off by the kill.
      Matcher words = line == null ? null : LINE.matcher(line);
      if (words == null || !words.matches()) {
        return;
      }
      into.add(new Acknowledged(words.group(1), Long.parseLong(words.group(2)), words.group(3)));
    }
  }

  private static boolean canInjectFaults() {
    try {
      Process probe =
          new ProcessBuilder(
                  "strace",
                  "-f",
                  "--seccomp-bpf",
                  "-qq",
                  "-o",
                  "/dev/null",
                  "-e",
                  "trace=fsync",
                  "-e",
                  "inject=fsync:error=EIO",
                  "true")
              .start();
      return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Store open() {
    return EmbeddedStore.open(
        folder.resolve("keyrota.db"),
        Options.STANDARD,
        cause -> {
          throw new AssertionError(cause);
        });
  }
}
