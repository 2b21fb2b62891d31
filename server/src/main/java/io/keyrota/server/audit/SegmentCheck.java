package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/**
 * Follows the chain through segments, oldest first. Every line must be the one that follows. Not
 * for use by several threads.
 */
final class SegmentCheck {
  private final Chain chain = new Chain();
  private byte[] link;
  private byte[] head;
  private long seq;
  private long line;

  /** Starts behind the entry of that number and hash. */
  SegmentCheck(long seq, byte[] link) {
    this.seq = seq;
    this.link = link;
    this.head = link;
  }

  /** The number of the last entry. */
  long seq() {
    return seq;
  }

  /** The hash of the last line: what the next line must name. */
  byte[] link() {
    return link;
  }

  Head head() {
    return new Head(seq, Chain.text(head));
  }

  /** Is shown each entry's line after it was found good. */
  @FunctionalInterface
  interface Good {
    void line(long position, byte[] bytes, int offset, int length);
  }

  /**
   * Follows the chain through the segment, up to a length.
   *
   * @return where the last complete line ends
   * @throws TrailBroken at the first fault
   */
  long follow(Segment segment, long to, Good good) throws IOException {
    line = 0;
    if (segment.first() != seq + 1) {
      throw fault(
          segment, "entries " + (seq + 1) + " to " + (segment.first() - 1) + " are missing");
    }
    try {
      return Lines.visit(
          segment.file(),
          0,
          to,
          (position, bytes, offset, length) -> {
            line++;
            if (line == 1) {
              header(segment, bytes, offset, length);
            } else {
              entry(segment, bytes, offset, length);
              good.line(position, bytes, offset, length);
            }
            return true;
          });
    } catch (NoSuchFileException e) {
      throw new TrailBroken(new Fault(segment.name(), 0, "it is missing"));
    }
  }

  /** Follows the chain into the segment's first line only. */
  void followHeader(Segment segment) throws IOException {
    line = 1;
    Lines.visit(
        segment.file(),
        0,
        Long.MAX_VALUE,
        (position, bytes, offset, length) -> {
          header(segment, bytes, offset, length);
          return false;
        });
  }

  private void header(Segment segment, byte[] bytes, int offset, int length) {
    segment.refuseNewer(bytes, offset, length);
    byte[] expected = Segment.header(segment.first(), link);
    if (!Arrays.equals(bytes, offset, offset + length + 1, expected, 0, expected.length)) {
      throw fault(segment, "it does not follow the segment before it");
    }
    link = chain.link(bytes, offset, length + 1);
  }

  private void entry(Segment segment, byte[] bytes, int offset, int length) {
    if (!Segment.follows(bytes, offset, length, seq + 1, link)) {
      throw fault(segment, "it does not follow the line before it: one of the two was changed");
    }
    link = chain.link(bytes, offset, length + 1);
    head = link;
    seq++;
  }

  private TrailBroken fault(Segment segment, String why) {
    return new TrailBroken(new Fault(segment.name(), line, why));
  }
}
