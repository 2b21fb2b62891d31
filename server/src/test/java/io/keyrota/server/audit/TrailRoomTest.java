package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Room that is made ahead is no part of the trail, whenever the process or the machine dies. */
final class TrailRoomTest {
  private static final int ROOM = 10_000;
  private static final TrailOptions ROOMY = new TrailOptions(30_000, 1500, ROOM);

  @TempDir Path directory;
  @TempDir Path copy;

  /** The files as they lie there while the trail is open: what a kill leaves. */
  private Path killed() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }

  @Test
  void entriesAreWrittenIntoTheRoomAndTheFileGrowsByNewRoomOnly() throws IOException {
    try (Trail trail = Trails.open(directory, ROOMY)) {
      Path segment = Trails.segments(directory).getFirst();
      Trails.append(trail, 1, 1);
      long size = Files.size(segment);
      assertThat(size).isGreaterThan(ROOM);
      Trails.append(trail, 2, 3);
      assertThat(Files.size(segment)).isEqualTo(size);
      Trails.append(trail, 4, 20);
      assertThat(Files.size(segment)).isGreaterThan(size);
      assertThat(trail.verify(Optional.empty()).good()).isTrue();
    }
  }

  @Test
  void whatAKillLeavesVerifiesAndOpensWithoutANotice() throws IOException {
    try (Trail trail = Trails.open(directory, ROOMY)) {
      Trails.append(trail, 1, 50);
      Path killed = killed();
      Verification verification = Trail.verify(killed, TestSigner.OURS, Optional.empty());
      assertThat(verification.fault()).isEmpty();
      assertThat(verification.head()).isEqualTo(trail.head());
    }
    try (Trail again = Trails.open(copy, ROOMY)) {
      assertThat(again.notices()).isEmpty();
      Trails.append(again, 51, 60);
    }
    assertThat(Trails.eventIds(copy)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void whatAKillLeavesIsIndexedUpToTheLastRoom() throws IOException {
    try (Trail trail = Trails.open(directory, new TrailOptions(1 << 20, 1500, ROOM))) {
      Trails.append(trail, 1, 60);
      Segment segment = Segment.list(killed()).getFirst();
      long written = Files.readString(segment.file()).lastIndexOf('\n') + 1L;
      assertThat(written).isGreaterThan(2 * ROOM);
      assertThat(Segments.kept(segment, 1500).orElseThrow().end())
          .isBetween(written - ROOM - 1500, written);
    }
  }

  @Test
  void aClosedTrailKeepsNoRoom() throws IOException {
    try (Trail trail = Trails.open(directory, ROOMY)) {
      Trails.append(trail, 1, 100);
    }
    assertThat(Trails.segments(directory)).hasSizeGreaterThan(2);
    for (Path segment : Trails.segments(directory)) {
      assertThat(Files.readAllBytes(segment)).doesNotContain((byte) 0).endsWith((byte) '\n');
    }
  }

  @Test
  void aByteChangedInTheRoomOfACopyIsAFault() throws IOException {
    try (Trail trail = Trails.open(directory, ROOMY)) {
      Trails.append(trail, 1, 3);
      Path segment = Trails.segments(killed()).getFirst();
      Trails.flip(segment, Files.size(segment) - 1, 1);
      assertThat(Trail.verify(copy, TestSigner.OURS, Optional.empty()).fault()).isPresent();
    }
  }

  @Test
  void aZeroInsteadOfAnyByteIsAFault() throws IOException {
    try (Trail trail = Trails.open(directory, ROOMY)) {
      Trails.append(trail, 1, 3);
      long length = trail.verify(Optional.empty()).entries() * 500;
      Path segment = Trails.segments(directory).getFirst();
      for (long at = 0; at < length; at += 7) {
        byte[] good = Files.readAllBytes(segment);
        write(segment, at, new byte[1]);
        assertThat(trail.verify(Optional.empty()).good()).as("at " + at).isFalse();
        assertThat(Trail.verify(killed(), TestSigner.OURS, Optional.empty()).good())
            .as("at " + at)
            .isFalse();
        write(segment, at, new byte[] {good[(int) at]});
      }
      assertThat(trail.verify(Optional.empty()).good()).isTrue();
    }
  }

  /** A machine that dies may have kept later pages of a write and not earlier ones. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 511, 512, 700})
  void ofABatchThatWasTornTheBeginningIsKeptAndTheRestCutOff(int lost) throws IOException {
    List<String> acknowledged = new ArrayList<>();
    try (Trail trail = Trails.open(directory, ROOMY)) {
      Trails.append(trail, 1, 3);
      acknowledged.addAll(Trails.eventIds(killed()));
      long before = content(copy);
      Trails.append(trail, 4, 8);
      Path segment = Trails.segments(killed()).getFirst();
      write(segment, before + lost, new byte[600]);
    }
    try (Trail again = Trails.open(copy, ROOMY)) {
      assertThat(again.notices()).hasSize(1);
      assertThat(again.verify(Optional.empty()).fault()).isEmpty();
      assertThat(Trails.eventIds(copy)).startsWith(acknowledged.toArray(String[]::new));
      Trails.append(again, 20, 30);
    }
    assertThat(Trail.verify(copy, TestSigner.OURS, Optional.empty()).fault()).isEmpty();
  }

  @Test
  void aDiskWithoutRoomForMoreThanTheEntriesKeepsThem() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    try (Trail trail = Trail.open(directory, ROOMY, TestSigner.OURS, (why, cause) -> {}, disk)) {
      disk.room.set(5000);
      Trails.append(trail, 1, 1);
      assertThat(Files.size(Trails.segments(directory).getFirst())).isLessThan(ROOM);
      disk.room.set(Long.MAX_VALUE);
      Trails.append(trail, 2, 30);
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
      assertThat(Trails.eventIds(directory)).hasSize(30);
    }
  }

  private static long content(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(Trails.segments(folder).getFirst());
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return end;
  }

  private static void write(Path file, long at, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    }
  }
}
