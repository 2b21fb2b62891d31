package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Opens the trail's folder: finishes what a crash interrupted (a removal of old segments, the
 * beginning of a new one, a line half written) and follows the chain through the last segment. What
 * was mended is told in {@link #notices}; what can not be mended is {@link TrailBroken}.
 */
final class Opening {
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path directory;
  private final TrailOptions options;
  private final HeadSigner signer;
  private final Disk disk;
  private final List<String> notices = new ArrayList<>();

  Opening(Path directory, TrailOptions options, HeadSigner signer, Disk disk) {
    this.directory = directory;
    this.options = options;
    this.signer = signer;
    this.disk = disk;
  }

  List<String> notices() {
    return notices;
  }

  Tail open() throws IOException {
    Base base = Base.read(directory, signer);
    List<Segment> segments = new ArrayList<>(Segment.list(directory));
    finishRemoval(base, segments);
    removeUnbegun(segments);
    try {
      if (segments.isEmpty()) {
        begin(base, segments);
      }
      return follow(base, segments);
    } catch (Tail.ForceFailed e) {
      throw new IOException("the audit trail's disk does not confirm what is written", e);
    }
  }

  /** Segments before the base were to be removed when the process ended. */
  private void finishRemoval(Base base, List<Segment> segments) throws IOException {
    while (!segments.isEmpty() && segments.getFirst().first() < base.first()) {
      Trail.remove(segments.removeFirst());
    }
  }

  /** A last segment without a whole header was never written to. */
  private void removeUnbegun(List<Segment> segments) throws IOException {
    if (!segments.isEmpty()) {
      Segment last = segments.getLast();
      if (Lines.visit(last.file(), 0, Long.MAX_VALUE, (at, bytes, offset, length) -> false) == 0) {
        Trail.remove(segments.removeLast());
        notices.add("the audit trail's " + last.name() + " had not been begun and was removed");
      }
    }
  }

  private void begin(Base base, List<Segment> segments) throws IOException, Tail.ForceFailed {
    if (base.first() > 1) {
      throw new TrailBroken(new Fault(Base.NAME, 0, "the segments that follow it are missing"));
    }
    Segment first = Segment.of(directory, 1);
    Tail.begin(disk.open(first.file()), first, Chain.beginning(), disk).close();
    segments.add(first);
  }

  private Tail follow(Base base, List<Segment> segments) throws IOException {
    Segment last = segments.getLast();
    byte[] prev =
        segments.size() == 1
            ? base.prev()
            : Segments.lastLink(segments.get(segments.size() - 2), options.blockBytes());
    // Which entry comes first is known from the names; that none is missing, verify tells.
    SegmentCheck check = new SegmentCheck(last.first() - 1, prev);
    if (segments.getFirst().first() != base.first()) {
      throw new TrailBroken(
          new Fault(segments.getFirst().name(), 0, "the segments before it are missing"));
    }
    long size = Files.size(last.file());
    SegmentIndex index =
        Segments.kept(last, options.blockBytes())
            .filter(kept -> kept.end() <= size)
            .orElseGet(() -> new SegmentIndex(options.blockBytes()));
    long indexed = index.end();
    long length =
        check.follow(
            last,
            Long.MAX_VALUE,
            (position, bytes, offset, count) -> {
              if (position >= indexed) {
                Recorded recorded = EntryCodec.decode(bytes, offset, count);
                index.add(position, position + count + 1, recorded);
              }
            });
    if (length < size) {
      cutOff(last, length, size);
    }
    return new Tail(
        disk,
        new Segments(directory, options.blockBytes(), segments, index),
        options,
        new Tail.Settled(last, length, check.head()),
        check.link());
  }

  /** Room ahead is made anew; an incomplete last line was never acknowledged. */
  private void cutOff(Segment last, long length, long size) throws IOException {
    boolean room = Lines.isBlank(last.file(), length);
    try (Disk.Output out = disk.open(last.file())) {
      out.truncate(length);
      out.force();
    }
    if (!room) {
      notices.add(
          "the audit trail's %s ended in an incomplete line of %d bytes, which was cut off"
              .formatted(last.name(), size - length));
    }
  }

  /** Keeps other processes out for as long as the channel is open. */
  static FileChannel lock(Path directory) throws IOException {
    Files.createDirectories(directory, OWNER_ONLY);
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            Disk.RealDisk.OWNER_ONLY);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This very process has it open.
    }
    channel.close();
    throw new IOException("another process has the audit trail open: " + directory);
  }
}
