package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the files, verification finds it, on the open trail and on a copy. */
final class TrailVerifyTest {
  private static final Instant SIGNED_AT = Instant.parse("2026-11-24T13:00:00Z");

  @TempDir Path directory;

  private Trail trail;
  private SignedHead signed;

  @BeforeEach
  void threeSegments() throws IOException {
    trail = Trails.open(directory, new TrailOptions(1500, 1000));
    Trails.append(trail, 1, 5);
    signed = trail.sign(SIGNED_AT);
    assertThat(Trails.segments(directory)).hasSizeGreaterThanOrEqualTo(3);
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
  }

  @Test
  void findsNothingWhereNothingWasChanged() throws IOException {
    Verification open = trail.verify(Optional.of(signed));
    Verification copy = Trail.verify(directory, TestSigner.OURS, Optional.of(signed));
    assertThat(open).isEqualTo(copy);
    assertThat(open.good()).isTrue();
    assertThat(open.entries()).isEqualTo(5);
    assertThat(open.segments()).isEqualTo(Trails.segments(directory).size());
    assertThat(open.head()).isEqualTo(trail.head());
  }

  @Test
  void findsEveryFlippedByte() throws IOException {
    for (Path segment : Trails.segments(directory)) {
      long size = Files.size(segment);
      for (int i = 0; i < size; i++) {
        String what = "byte " + i + " of " + segment.getFileName();
        Trails.flip(segment, i, 1 << (i % 8));
        assertThat(trail.verify(Optional.empty()).good()).as(what).isFalse();
        if (i % 64 == 0) {
          assertFault(what);
        }
        Trails.flip(segment, i, 1 << (i % 8));
      }
    }
    assertThat(trail.verify(Optional.of(signed)).good()).isTrue();
  }

  @Test
  void findsEveryRemovedLine() throws IOException {
    eachLine((lines, i) -> lines.remove(i));
  }

  @Test
  void findsEveryDuplicatedLine() throws IOException {
    eachLine((lines, i) -> lines.add(i, lines.get(i)));
  }

  @Test
  void findsEveryPairOfReorderedLines() throws IOException {
    eachLine((lines, i) -> Collections.swap(lines, i, i == 0 ? 1 : i - 1));
  }

  @Test
  void findsAnAddedLine() throws IOException {
    eachLine((lines, i) -> lines.add(i, "{\"seq\":1,\"prev\":\"\",\"record\":{}}"));
  }

  private interface Tamper {
    void with(List<String> lines, int index);
  }

  private void eachLine(Tamper tamper) throws IOException {
    for (Path segment : Trails.segments(directory)) {
      byte[] good = Files.readAllBytes(segment);
      List<String> lines = Files.readAllLines(segment, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.size() < 2) {
          continue;
        }
        List<String> changed = new ArrayList<>(lines);
        tamper.with(changed, i);
        Files.writeString(segment, String.join("\n", changed) + "\n");
        String what = "line " + (i + 1) + " of " + segment.getFileName();
        boolean appended =
            changed.size() > lines.size() && changed.subList(0, lines.size()).equals(lines);
        if (appended && segment.equals(Trails.segments(directory).getLast())) {
          // Behind what was written: the open trail knows its end and will write over it.
          assertThat(Trail.verify(directory, TestSigner.OURS, Optional.empty()).good())
              .as(what)
              .isFalse();
        } else {
          assertFault(what);
        }
      }
      Files.write(segment, good);
    }
  }

  @Test
  void findsEveryTailCutOffBehindTheSignedHead() throws IOException {
    List<Path> segments = Trails.segments(directory);
    for (int s = segments.size() - 1; s >= 0; s--) {
      Path segment = segments.get(s);
      List<String> lines = Files.readAllLines(segment, StandardCharsets.UTF_8);
      for (int keep = lines.size() - 1; keep > 0; keep--) {
        Files.writeString(segment, String.join("\n", lines.subList(0, keep)) + "\n");
        assertFault(keep + " lines of " + segment.getFileName());
      }
      Files.delete(segment);
      assertFault("without " + segment.getFileName());
    }
  }

  @Test
  void findsATailThatWasCutOffAndWrittenAnew() throws IOException {
    trail.close();
    Path last = Trails.segments(directory).getLast();
    List<String> lines = Files.readAllLines(last, StandardCharsets.UTF_8);
    Files.writeString(last, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
    trail = Trails.open(directory);
    Trails.append(trail, 100, 110);
    assertThat(trail.verify(Optional.empty()).good()).isTrue();
    assertThat(trail.verify(Optional.of(signed)).fault().orElseThrow())
        .isEqualTo(new Fault("head", 0, "entry 5 is not the one that was signed"));
  }

  @Test
  void findsEveryMissingSegment() throws IOException {
    for (Path segment : Trails.segments(directory)) {
      byte[] good = Files.readAllBytes(segment);
      Files.delete(segment);
      assertFault("without " + segment.getFileName());
      Files.write(segment, good);
    }
  }

  @Test
  void tellsWhereTheFirstFaultIs() throws IOException {
    Path segment = Trails.segments(directory).get(1);
    List<String> lines = new ArrayList<>(Files.readAllLines(segment, StandardCharsets.UTF_8));
    lines.set(1, lines.get(1).replace("Alice", "Mallory"));
    Files.writeString(segment, String.join("\n", lines) + "\n");
    Verification verification = trail.verify(Optional.empty());
    Fault fault = verification.fault().orElseThrow();
    assertThat(fault.segment()).isEqualTo(segment.getFileName().toString());
    assertThat(fault.line()).isEqualTo(3);
    assertThat(fault.why()).contains("does not follow the line before it");
    assertThat(verification.entries()).isPositive().isLessThan(5);
  }

  @Test
  void findsAHeadThatTheServerDidNotSign() throws IOException {
    SignedHead forged = SignedHead.sign(trail.head(), SIGNED_AT, new TestSigner("theirs"));
    assertThat(trail.verify(Optional.of(forged)).fault())
        .contains(new Fault("head", 0, "its signature is not the server's"));
    SignedHead moved =
        new SignedHead(signed.seq(), signed.hash(), SIGNED_AT.plusSeconds(1), signed.signature());
    assertThat(trail.verify(Optional.of(moved)).good()).isFalse();
  }

  @Test
  void anOlderHeadStaysGoodAsTheTrailGrows() throws IOException {
    SignedHead empty = SignedHead.sign(new Head(0, "0".repeat(64)), SIGNED_AT, TestSigner.OURS);
    Trails.append(trail, 6, 20);
    assertThat(trail.verify(Optional.of(signed)).good()).isTrue();
    assertThat(trail.verify(Optional.of(empty)).good()).isTrue();
  }

  @Test
  void anIncompleteLastLineOfACopyIsAFault() throws IOException {
    Files.writeString(
        Trails.segments(directory).getLast(), "{\"seq\":10", StandardOpenOption.APPEND);
    assertThat(Trail.verify(directory, TestSigner.OURS, Optional.empty()).fault().orElseThrow())
        .extracting(Fault::why)
        .isEqualTo("its last line is not complete");
    // The open trail knows how far it has written.
    assertThat(trail.verify(Optional.empty()).good()).isTrue();
  }

  private void assertFault(String what) throws IOException {
    assertThat(trail.verify(Optional.of(signed)).good()).as(what).isFalse();
    assertThat(trail.verify(Optional.empty()).good()).as(what).isFalse();
    assertThat(Trail.verify(directory, TestSigner.OURS, Optional.of(signed)).good())
        .as(what)
        .isFalse();
  }
}
