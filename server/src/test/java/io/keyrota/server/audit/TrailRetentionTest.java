package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrailRetentionTest {
  private static final Instant LATER = Entries.NOON.plusSeconds(1_000_000);

  @TempDir Path directory;

  @Test
  void removesWholeOldestSegmentsOnly() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      int before = Trails.segments(directory).size();
      assertThat(trail.removeBefore(Entries.NOON)).isZero();
      int removed = trail.removeBefore(Entries.NOON.plusSeconds(20));
      assertThat(removed).isPositive();
      assertThat(Trails.segments(directory)).hasSize(before - removed);
      assertThat(Trails.eventIds(directory)).contains("event-20").doesNotContain("event-1");
      assertThat(trail.removeBefore(Entries.NOON.plusSeconds(20))).isZero();
      Verification verification = trail.verify(Optional.empty());
      assertThat(verification.fault()).isEmpty();
      assertThat(verification.entries()).isEqualTo(Trails.eventIds(directory).size());
    }
    try (Trail trail = Trails.open(directory)) {
      assertThat(trail.head().seq()).isEqualTo(40);
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
  }

  @Test
  void neverRemovesTheSegmentThatIsBeingWritten() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      trail.removeBefore(LATER);
      assertThat(Trails.segments(directory)).hasSize(1);
      Trails.append(trail, 41, 60);
      trail.removeBefore(LATER);
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
    try (Trail trail = Trails.open(directory)) {
      assertThat(trail.head().seq()).isEqualTo(60);
    }
  }

  @Test
  void searchAndReplayGiveWhatIsKept() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      trail.removeBefore(Entries.NOON.plusSeconds(20));
      List<String> kept = Trails.eventIds(directory);
      List<String> replayed = new ArrayList<>();
      trail.replay(0, recorded -> replayed.add(recorded.entry().eventId()));
      assertThat(replayed).isEqualTo(kept);
      List<String> found =
          trail.search(Query.newest(100)).entries().stream()
              .map(recorded -> recorded.entry().eventId())
              .toList();
      assertThat(found.reversed()).isEqualTo(kept);
    }
  }

  @Test
  void aHeadSignedBeforeTheRemovalStaysGood() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 2);
      SignedHead early = trail.sign(LATER);
      Trails.append(trail, 3, 40);
      SignedHead late = trail.sign(LATER);
      trail.removeBefore(Entries.NOON.plusSeconds(20));
      assertThat(trail.verify(Optional.of(early)).fault()).isEmpty();
      assertThat(trail.verify(Optional.of(late)).fault()).isEmpty();
    }
  }

  @Test
  void aSegmentRemovedByAnybodyElseIsFound() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      trail.removeBefore(Entries.NOON.plusSeconds(10));
      Files.delete(Trails.segments(directory).getFirst());
      assertThat(trail.verify(Optional.empty()).good()).isFalse();
    }
    assertThat(Trail.verify(directory, TestSigner.OURS, Optional.empty()).good()).isFalse();
    assertThatThrownBy(() -> Trails.open(directory))
        .isInstanceOf(TrailBroken.class)
        .hasMessageContaining("missing");
  }

  @Test
  void theFirstSegmentRemovedWithoutABaseIsFound() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      Files.delete(Trails.segments(directory).getFirst());
      assertThat(trail.verify(Optional.empty()).good()).isFalse();
    }
    assertThatThrownBy(() -> Trails.open(directory)).isInstanceOf(TrailBroken.class);
  }

  @Test
  void everyFlippedByteOfTheBaseIsFound() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      trail.removeBefore(Entries.NOON.plusSeconds(20));
      Path base = directory.resolve("base");
      byte[] good = Files.readAllBytes(base);
      for (int i = 0; i < good.length; i++) {
        Trails.flip(base, i, 1);
        assertThat(trail.verify(Optional.empty()).good()).as("byte %d", i).isFalse();
        Trails.flip(base, i, 1);
      }
      Files.delete(base);
      assertThat(trail.verify(Optional.empty()).good()).isFalse();
      Files.write(base, good);
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
  }

  @Test
  void aForgedBaseIsFound() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      List<Path> segments = Trails.segments(directory);
      Segment second = Segment.list(directory).get(1);
      byte[] prev = Segments.lastLink(Segment.list(directory).getFirst(), 1000);
      new Base(second.first(), prev).write(directory, new TestSigner("theirs"), Disk.REAL);
      Files.delete(segments.getFirst());
      assertThat(trail.verify(Optional.empty()).fault())
          .contains(new Fault("base", 0, "its signature is not the server's"));
    }
  }

  @Test
  void finishesARemovalThatACrashInterrupted() throws IOException {
    byte[] first;
    Path file;
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      file = Trails.segments(directory).getFirst();
      first = Files.readAllBytes(file);
      trail.removeBefore(Entries.NOON.plusSeconds(20));
    }
    Files.write(file, first);
    assertThat(Trail.verify(directory, TestSigner.OURS, Optional.empty()).fault()).isEmpty();
    try (Trail trail = Trails.open(directory)) {
      assertThat(file).doesNotExist();
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
  }

  @Test
  void doesNotSignABeginningThatDoesNotFit() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
      Path kept = Trails.segments(directory).getLast();
      Files.writeString(
          kept, Files.readString(kept).replaceFirst("\"prev\":\"....", "\"prev\":\"0000"));
      assertThatThrownBy(() -> trail.removeBefore(LATER)).isInstanceOf(TrailBroken.class);
      assertThat(directory.resolve("base")).doesNotExist();
    }
  }
}
