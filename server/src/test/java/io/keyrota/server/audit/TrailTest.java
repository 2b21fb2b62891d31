package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrailTest {
  @TempDir Path directory;

  @Test
  void anAcknowledgedEntryIsInTheFile() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      trail.append(Entries.entry(1));
      assertThat(Trails.eventIds(directory)).containsExactly("event-1");
      trail.append(Entries.entry(2));
      assertThat(Trails.eventIds(directory)).containsExactly("event-1", "event-2");
    }
  }

  @Test
  void everyLineNamesTheHashOfTheLineBeforeItAcrossSegments() throws Exception {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 30);
      assertThat(Trails.segments(directory)).hasSizeGreaterThan(3);
      String prev = "0".repeat(64);
      long seq = 0;
      for (Path segment : Trails.segments(directory)) {
        List<String> lines = Files.readAllLines(segment, StandardCharsets.UTF_8);
        assertThat(lines.getFirst())
            .isEqualTo("{\"format\":1,\"first\":%d,\"prev\":\"%s\"}".formatted(seq + 1, prev));
        prev = sha256(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
          seq++;
          assertThat(line).startsWith("{\"seq\":%d,\"prev\":\"%s\",\"id\":".formatted(seq, prev));
          prev = sha256(line);
        }
      }
      assertThat(trail.head()).isEqualTo(new Head(30, prev));
    }
  }

  private static String sha256(String line) throws Exception {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    for (int life = 0; life < 12; life++) {
      try (Trail trail = Trails.open(directory)) {
        assertThat(trail.notices()).isEmpty();
        assertThat(trail.head().seq()).isEqualTo(3L * life);
        Trails.append(trail, 3 * life + 1, 3 * life + 3);
      }
    }
    Verification verification = Trail.verify(directory, TestSigner.OURS, Optional.empty());
    assertThat(verification.fault()).isEmpty();
    assertThat(verification.entries()).isEqualTo(36);
    assertThat(verification.segments()).isEqualTo(Trails.segments(directory).size());
  }

  @Test
  void keepsEveryEntryOfManyThreadsOnceAndInEachThreadsOrder() throws Exception {
    try (Trail trail = Trails.open(directory, new TrailOptions(100_000, 10_000));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        int thread = t;
        running.add(
            threads.submit(() -> Trails.append(trail, thread * 1000 + 1, thread * 1000 + 50)));
      }
      for (Future<?> future : running) {
        future.get(60, TimeUnit.SECONDS);
      }
      List<String> ids = Trails.eventIds(directory);
      assertThat(ids).hasSize(800).doesNotHaveDuplicates();
      for (int t = 0; t < 16; t++) {
        int thread = t;
        assertThat(ids.stream().filter(id -> number(id) / 1000 == thread))
            .containsExactlyElementsOf(
                IntStream.rangeClosed(1, 50)
                    .mapToObj(i -> "event-" + (thread * 1000 + i))
                    .toList());
      }
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
  }

  private static int number(String eventId) {
    return Integer.parseInt(eventId.substring("event-".length()));
  }

  @Test
  void takesOverEntriesInOrderAndTellsWhenTheyAreDurable() throws Exception {
    CompletableFuture<List<String>> taken = new CompletableFuture<>();
    try (Trail trail = Trails.open(directory)) {
      trail.appendAll(
          List.of(Entries.entry(1), Entries.entry(2)), ids -> taken.complete(List.copyOf(ids)));
      trail.append(Entries.entry(3));
      assertThat(taken.get(60, TimeUnit.SECONDS)).containsExactly("event-1", "event-2");
      assertThat(Trails.eventIds(directory)).containsExactly("event-1", "event-2", "event-3");
    }
  }

  @Test
  void aSearchSeesWhatWasTakenOverBefore() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      for (int i = 1; i <= 20; i++) {
        trail.appendAll(List.of(Entries.entry(i)), ids -> {});
        assertThat(trail.search(Query.newest(1)).entries())
            .containsExactly(new Recorded(i, Entries.entry(i)));
      }
    }
  }

  @Test
  void takesOverNothingWithoutACall() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      trail.appendAll(
          List.of(),
          ids -> {
            throw new AssertionError("nothing was taken");
          });
      trail.append(Entries.entry(1));
    }
  }

  @Test
  void writesWhatWaitsBeforeItCloses() throws IOException {
    List<String> taken = new ArrayList<>();
    try (Trail trail = Trails.open(directory)) {
      for (int i = 1; i <= 100; i++) {
        trail.appendAll(List.of(Entries.entry(i)), taken::addAll);
      }
    }
    assertThat(taken).hasSize(100);
    assertThat(Trails.eventIds(directory)).hasSize(100);
  }

  @Test
  void listenersHearOfAnEntryBeforeItsRequestIsAnswered() throws IOException {
    List<Recorded> heard = new ArrayList<>();
    try (Trail trail = Trails.open(directory)) {
      trail.onDurable(heard::addAll);
      trail.append(Entries.entry(1));
      assertThat(heard).containsExactly(new Recorded(1, Entries.entry(1)));
      trail.append(Entries.entry(2));
      assertThat(heard.getLast()).isEqualTo(new Recorded(2, Entries.entry(2)));
    }
  }

  @Test
  void aListenerThatBreaksIsFatalAndNobodyIsAcknowledged() throws Exception {
    CompletableFuture<String> died = new CompletableFuture<>();
    try (Trail trail =
        Trail.open(directory, Trails.SMALL, TestSigner.OURS, (why, cause) -> died.complete(why))) {
      trail.onDurable(
          recorded -> {
            throw new IllegalStateException("broken");
          });
      assertThatThrownBy(() -> trail.append(Entries.entry(1))).isInstanceOf(TrailUnavailable.class);
      assertThat(died.get(60, TimeUnit.SECONDS)).contains("broke down");
      assertThatThrownBy(() -> trail.append(Entries.entry(2))).isInstanceOf(TrailUnavailable.class);
    }
  }

  @Test
  void anInterruptedThreadStillLearnsTheTruth() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Thread.currentThread().interrupt();
      trail.append(Entries.entry(1));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(Trails.eventIds(directory)).containsExactly("event-1");
      trail.append(Entries.entry(2));
    }
  }

  @Test
  void refusesEntriesOnceClosed() throws IOException {
    Trail trail = Trails.open(directory);
    trail.close();
    assertThatThrownBy(() -> trail.append(Entries.entry(1))).isInstanceOf(TrailUnavailable.class);
    trail.close();
  }

  @Test
  void isOpenedByOneProcessAtATime() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      assertThatThrownBy(() -> Trails.open(directory))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another process");
      trail.append(Entries.entry(1));
    }
    Trails.open(directory).close();
  }

  @Test
  void isReadableByItsOwnerOnly() throws IOException {
    Path fresh = directory.resolve("audit");
    try (Trail trail = Trails.open(fresh)) {
      trail.append(Entries.entry(1));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
          .isEqualTo("rwx------");
      for (Path segment : Trails.segments(fresh)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(segment)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void reconcilesWhatTheStoreStillKeepsWithoutDoubles() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
    }
    List<byte[]> outbox = new ArrayList<>();
    for (int i : List.of(3, 39, 40, 41, 42)) {
      outbox.add(Entries.entry(i).encoded());
    }
    try (Trail trail = Trails.open(directory)) {
      Collection<String> taken = trail.reconcile(outbox);
      assertThat(taken)
          .containsExactlyInAnyOrder("event-3", "event-39", "event-40", "event-41", "event-42");
      assertThat(trail.reconcile(outbox)).hasSize(5);
      assertThat(trail.reconcile(List.of())).isEmpty();
    }
    assertThat(Trails.eventIds(directory))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 42).mapToObj(i -> "event-" + i).toList());
  }

  /** What is looked for is found by its time and its name, wherever among other entries it is. */
  @Test
  void reconcilesChangesOfSeveralNamesAmongManyReadings() throws IOException {
    List<byte[]> outbox = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    try (Trail trail = Trails.open(directory)) {
      for (int i = 1; i <= 120; i++) {
        AuditEntry entry = i % 7 == 0 ? change(i) : Entries.entry(i);
        trail.append(entry);
        expected.add(entry.eventId());
        if (i % 7 == 0) {
          outbox.add(entry.encoded());
        }
      }
    }
    for (int i = 121; i <= 124; i++) {
      outbox.add(change(i).encoded());
      expected.add(change(i).eventId());
    }
    try (Trail trail = Trails.open(directory)) {
      assertThat(trail.reconcile(outbox)).hasSize(outbox.size());
    }
    assertThat(Trails.eventIds(directory)).containsExactlyElementsOf(expected);
  }

  private static AuditEntry change(int number) {
    return Entries.entry(
        "event-" + number,
        Entries.NOON.plusSeconds(number),
        "AKIAALICE",
        "Alice",
        number % 2 == 0 ? "CreateAccessKey" : "DeleteUser");
  }

  @Test
  void replaysWhatCameAfterAPosition() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 30);
      for (long after = 0; after <= 31; after++) {
        List<Long> seen = new ArrayList<>();
        trail.replay(
            after,
            recorded -> {
              assertThat(recorded.entry()).isEqualTo(Entries.entry((int) recorded.seq()));
              seen.add(recorded.seq());
            });
        assertThat(seen)
            .containsExactlyElementsOf(
                java.util.stream.LongStream.rangeClosed(after + 1, 30).boxed().toList());
      }
    }
  }

  @Test
  void cutsOffAnIncompleteLastLineAndSaysSo() throws IOException {
    try (Trail trail = Trails.open(directory, TrailOptions.STANDARD)) {
      Trails.append(trail, 1, 3);
    }
    Path segment = Trails.segments(directory).getLast();
    byte[] whole = Files.readAllBytes(segment);
    for (int torn : List.of(1, 2, 100, 500)) {
      byte[] more = new byte[torn];
      System.arraycopy(whole, whole.length - 700, more, 0, torn);
      Files.write(segment, whole);
      Files.write(segment, more, StandardOpenOption.APPEND);
      try (Trail trail = Trails.open(directory, TrailOptions.STANDARD)) {
        assertThat(trail.notices())
            .singleElement()
            .asString()
            .contains("incomplete line of " + torn + " bytes");
        assertThat(trail.head().seq()).isEqualTo(3);
      }
      assertThat(Files.readAllBytes(segment)).isEqualTo(whole);
    }
  }

  @Test
  void removesASegmentThatACrashKeptFromBeginning() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 3);
    }
    for (String begun : List.of("", "{\"format\":1,\"fir")) {
      Files.writeString(directory.resolve("0000000000000004.trail"), begun);
      try (Trail trail = Trails.open(directory)) {
        assertThat(trail.notices()).singleElement().asString().contains("not been begun");
        assertThat(trail.head().seq()).isEqualTo(3);
      }
    }
  }

  @Test
  void startsAfterACrashThatLeftASegmentWithItsHeaderOnly() throws IOException {
    Head head;
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 3);
      head = trail.head();
    }
    Files.writeString(
        directory.resolve("0000000000000004.trail"),
        "{\"format\":1,\"first\":4,\"prev\":\"" + head.hash() + "\"}\n");
    try (Trail trail = Trails.open(directory)) {
      assertThat(trail.head()).isEqualTo(head);
      Trails.append(trail, 4, 6);
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
  }

  @Test
  void refusesToGoOnBehindADamagedLastSegment() throws IOException {
    try (Trail trail = Trails.open(directory, TrailOptions.STANDARD)) {
      Trails.append(trail, 1, 5);
    }
    Path segment = Trails.segments(directory).getLast();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    assertThatThrownBy(() -> Trails.open(directory, TrailOptions.STANDARD))
        .isInstanceOf(TrailBroken.class)
        .hasMessageContaining("0000000000000001.trail line ");
  }

  @Test
  void refusesASegmentOfANewerFormat() throws IOException {
    Files.writeString(
        directory.resolve("0000000000000001.trail"),
        "{\"format\":2,\"first\":1,\"prev\":\"" + "0".repeat(64) + "\"}\n");
    assertThatThrownBy(() -> Trails.open(directory))
        .isInstanceOf(TrailBroken.class)
        .hasMessageContaining("newer program");
  }
}
