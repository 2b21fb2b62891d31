package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SegmentIndexTest {
  @TempDir Path directory;

  @Test
  void aRareKeyIsFoundWithoutReadingMostBlocks() {
    SegmentIndex index = new SegmentIndex(64 << 10);
    long offset = 0;
    for (int i = 1; i <= 20_000; i++) {
      AuditEntry entry =
          Entries.entry(
              "event-" + i,
              Entries.NOON.plusSeconds(i),
              i == 7000 ? "AKIARARE" : "AKIA" + i,
              "user-" + i,
              "ListAccessKeys");
      index.add(offset, offset + 1000, new Recorded(i, entry));
      offset += 1000;
    }
    int all = index.candidates(Query.newest(1)).size();
    assertThat(all).isBetween(290, 310);
    List<SegmentIndex.Block> rare = index.candidates(Query.newest(1).withAccessKeyId("AKIARARE"));
    assertThat(rare).hasSizeLessThan(10);
    assertThat(rare).anyMatch(block -> block.offset() <= 6_999_000 && block.end() >= 7_000_000);
    assertThat(index.candidates(Query.newest(1).withFrom(Entries.NOON.plusSeconds(19_990))))
        .hasSizeLessThan(3);
    assertThat(index.candidates(Query.newest(1).withBefore(2))).hasSize(1);
  }

  @Test
  void isReadBackAsItWasWritten() {
    SegmentIndex index = new SegmentIndex(1000);
    for (int i = 1; i <= 50; i++) {
      index.add(i * 400L, i * 400L + 400, new Recorded(i, Entries.entry(i)));
    }
    SegmentIndex read = SegmentIndex.decode(index.encoded(), 1000).orElseThrow();
    assertThat(read.encoded()).isEqualTo(index.encoded());
    assertThat(read.end()).isEqualTo(index.end());
    assertThat(read.latest()).isEqualTo(Entries.NOON.plusSeconds(50).toEpochMilli());
    assertThat(read.earliest()).isEqualTo(Entries.NOON.plusSeconds(1).toEpochMilli());
  }

  @Test
  void aDamagedIndexIsNotRead() {
    SegmentIndex index = new SegmentIndex(1000);
    index.add(0, 400, new Recorded(1, Entries.entry(1)));
    byte[] good = index.encoded();
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 4;
      assertThat(SegmentIndex.decode(bad, 1000)).as("byte %d", i).isEmpty();
    }
    assertThat(SegmentIndex.decode(new byte[0], 1000)).isEmpty();
  }

  @Test
  void searchMakesAMissingOrDamagedIndexAgain() throws IOException {
    try (Trail trail = Trails.open(directory)) {
      Trails.append(trail, 1, 40);
    }
    List<Segment> segments = Segment.list(directory);
    Files.delete(segments.get(0).indexFile());
    Files.writeString(segments.get(1).indexFile(), "nonsense");
    Files.writeString(segments.getLast().indexFile(), "nonsense");
    Files.copy(segments.get(2).indexFile(), segments.get(3).indexFile(), REPLACE);
    try (Trail trail = Trails.open(directory)) {
      assertThat(trail.search(Query.newest(100).withUserName("Alice")).entries()).hasSize(40);
    }
  }

  private static final java.nio.file.CopyOption REPLACE =
      java.nio.file.StandardCopyOption.REPLACE_EXISTING;
}
