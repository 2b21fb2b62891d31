package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The writing end of the trail: the last segment and the chain's state. After a write that failed
 * the trail is as before it; after a force that failed nothing is certain any more. Used by the
 * writer's thread alone, but for {@link #settled}.
 *
 * <p>The segment grows by room made ahead: to force bytes where the file already has blocks costs
 * half of what it costs to force a file that has become longer.
 */
final class Tail implements AutoCloseable {
  /** A buffer that a huge batch has made larger than this is not kept. */
  private static final int BUFFER_LIMIT = 4 << 20;

  private final Disk disk;
  private final Segments segments;
  private final TrailOptions options;
  private final Chain chain = new Chain();
  private Disk.Output file;
  private SegmentIndex index;
  private JsonBytes batch = new JsonBytes(64 << 10);
  private byte[] link;
  private boolean torn;

  /** Where the room that was made ahead ends. */
  private long roomEnd;

  private volatile Settled settled;

  /** What is durable: the last segment, its length, the last entry. */
  record Settled(Segment segment, long length, Head head) {}

  /** An entry on its way, with its members encoded by the thread that brought it. */
  record Line(AuditEntry entry, JsonBytes members) {
    static Line of(AuditEntry entry) {
      return new Line(entry, EntryCodec.members(entry));
    }
  }

  /** The disk did not confirm what was written: what it holds is unknown. */
  static final class ForceFailed extends Exception {
    private static final long serialVersionUID = 1L;

    ForceFailed(IOException cause) {
      super(cause);
    }
  }

  Tail(Disk disk, Segments segments, TrailOptions options, Settled settled, byte[] link)
      throws IOException {
    this.disk = disk;
    this.segments = segments;
    this.options = options;
    this.settled = settled;
    this.link = link;
    this.index = segments.current();
    this.file = open(settled.segment());
    this.roomEnd = settled.length();
  }

  Segments segments() {
    return segments;
  }

  Settled settled() {
    return settled;
  }

  /**
   * Writes the lines and makes them durable.
   *
   * @throws IOException when nothing was kept, and the same can be tried again
   */
  List<Recorded> keep(List<Line> lines) throws IOException, ForceFailed {
    mend();
    Settled before = settled;
    if (before.length() >= options.segmentBytes()
        && before.head().seq() >= before.segment().first()) {
      before = rotate(before);
    }
    int[] ends = new int[lines.size()];
    byte[] hash = chain(before.head().seq(), lines, ends);
    try {
      file.write(batch.toBuffer(), before.length());
    } catch (IOException e) {
      torn = true;
      cutOffIfPossible(e);
      throw e;
    }
    makeRoom(before.length() + batch.length());
    force(file);
    return settle(before, lines, ends, hash);
  }

  /**
   * Makes room behind what was just written, if none is left; the same force covers both. The index
   * of what lies before is kept then, so that a start after a crash need not make all of it again.
   */
  private void makeRoom(long end) {
    if (end > roomEnd && options.roomBytes() > 0) {
      roomEnd = end;
      try {
        file.room(end, options.roomBytes());
        roomEnd = end + options.roomBytes();
        segments.saveCurrent();
      } catch (IOException e) {
        giveBack(end);
      }
    }
  }

  /** The disk has room for the entries, but not for more: others may need what is left. */
  private void giveBack(long end) {
    try {
      file.truncate(end);
    } catch (IOException e) {
      torn = true;
    }
  }

  /** Makes the bytes of the lines; answers the hash of the last. */
  private byte[] chain(long seq, List<Line> lines, int[] ends) {
    if (batch.array().length > BUFFER_LIMIT) {
      batch = new JsonBytes(64 << 10);
    }
    batch.clear();
    byte[] prev = link;
    for (int i = 0; i < ends.length; i++) {
      int start = batch.length();
      Segment.line(batch, seq + 1 + i, prev, lines.get(i).members());
      ends[i] = batch.length();
      prev = chain.link(batch.array(), start, ends[i] - start);
    }
    return prev;
  }

  private List<Recorded> settle(Settled before, List<Line> lines, int[] ends, byte[] hash) {
    List<Recorded> kept = new ArrayList<>(ends.length);
    long start = before.length();
    for (int i = 0; i < ends.length; i++) {
      Recorded recorded = new Recorded(before.head().seq() + 1 + i, lines.get(i).entry());
      long end = before.length() + ends[i];
      index.add(start, end, recorded);
      kept.add(recorded);
      start = end;
    }
    link = hash;
    Head head = new Head(before.head().seq() + ends.length, Chain.text(hash));
    settled = new Settled(before.segment(), start, head);
    return kept;
  }

  private Settled rotate(Settled full) throws IOException, ForceFailed {
    Segment next = Segment.of(segments.directory(), full.head().seq() + 1);
    Disk.Output opened = begin(open(next), next, link, disk);
    Disk.Output finished = file;
    file = opened;
    index = segments.begin(next);
    byte[] header = Segment.header(next.first(), link);
    link = chain.link(header, 0, header.length);
    settled = new Settled(next, header.length, full.head());
    roomEnd = header.length;
    finish(finished, full.length());
    return settled;
  }

  /** Without room nothing may stand behind the last line. */
  private Disk.Output open(Segment segment) throws IOException {
    return options.roomBytes() > 0 ? disk.openGrowing(segment.file()) : disk.open(segment.file());
  }

  /** Makes a segment with its header, durably, or leaves nothing behind. */
  static Disk.Output begin(Disk.Output opened, Segment segment, byte[] prev, Disk disk)
      throws IOException, ForceFailed {
    try {
      opened.truncate(0);
      opened.write(ByteBuffer.wrap(Segment.header(segment.first(), prev)), 0);
    } catch (IOException e) {
      try {
        opened.close();
        Files.deleteIfExists(segment.file());
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    force(opened);
    try {
      disk.forceDirectory(segment.directory());
    } catch (IOException e) {
      throw new ForceFailed(e);
    }
    return opened;
  }

  private static void force(Disk.Output output) throws ForceFailed {
    try {
      output.force();
    } catch (IOException e) {
      throw new ForceFailed(e);
    }
  }

  /** Cuts off what a failed write may have left. */
  private void mend() throws IOException {
    if (torn) {
      file.truncate(settled.length());
      roomEnd = settled.length();
      torn = false;
    }
  }

  private void cutOffIfPossible(IOException why) {
    try {
      mend();
    } catch (IOException e) {
      // A read-only disk refuses this too: it is done before the next write.
      why.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    segments.saveCurrent();
    finish(file, settled.length());
  }

  /** A file that is not written to any more keeps no room; where it does after all, it is zeros. */
  private static void finish(Disk.Output finished, long length) throws IOException {
    try (finished) {
      finished.truncate(length);
    }
  }
}
