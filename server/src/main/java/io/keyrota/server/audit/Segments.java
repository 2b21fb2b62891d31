package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The segments of an open trail and their indexes. The last segment's index is in memory and grows;
 * the others' lie beside them and are read when a search needs them.
 */
final class Segments {
  private final Path directory;
  private final int blockBytes;
  private final Map<Long, Span> spans = new ConcurrentHashMap<>();
  private volatile Listing listing;

  private record Listing(List<Segment> all, SegmentIndex current) {}

  /** The time that a finished segment covers, in epoch milliseconds, both ends included. */
  private record Span(long earliest, long latest) {
    boolean overlaps(Query query) {
      return latest >= SegmentIndex.fromMillis(query) && earliest < SegmentIndex.toMillis(query);
    }
  }

  /** With the segments that are there, the last of them having that index. */
  Segments(Path directory, int blockBytes, List<Segment> all, SegmentIndex current) {
    this.directory = directory;
    this.blockBytes = blockBytes;
    this.listing = new Listing(List.copyOf(all), current);
  }

  Path directory() {
    return directory;
  }

  /** Oldest first; never empty. */
  List<Segment> all() {
    return listing.all();
  }

  /** The index of the segment that is being written. */
  SegmentIndex current() {
    return listing.current();
  }

  /** A new last segment; the one before is finished, its index is kept beside it. */
  synchronized SegmentIndex begin(Segment segment) {
    Listing before = listing;
    save(before.all().getLast(), before.current());
    List<Segment> all = new ArrayList<>(before.all());
    all.add(segment);
    SegmentIndex index = new SegmentIndex(blockBytes);
    listing = new Listing(List.copyOf(all), index);
    return index;
  }

  /** The oldest segments were removed. */
  synchronized void forget(List<Segment> removed) {
    List<Segment> all = new ArrayList<>(listing.all());
    all.removeAll(removed);
    listing = new Listing(List.copyOf(all), listing.current());
    removed.forEach(segment -> spans.remove(segment.first()));
  }

  /** Keeps the index of the last segment beside it, for a quicker start. */
  synchronized void saveCurrent() {
    save(listing.all().getLast(), listing.current());
  }

  /** The parts of the segment that may hold matches, newest first. */
  List<SegmentIndex.Block> candidates(Segment segment, Query query) throws IOException {
    Span known = spans.get(segment.first());
    if (known != null && !known.overlaps(query)) {
      return List.of();
    }
    return index(segment).candidates(query);
  }

  /** The latest instant of an entry in the segment, in epoch milliseconds. */
  long latest(Segment segment) throws IOException {
    return index(segment).latest();
  }

  /** Where to begin to look for the entry of that number: not behind it. */
  long blockOf(Segment segment, long seq) throws IOException {
    return index(segment).blockOf(seq);
  }

  private SegmentIndex index(Segment segment) throws IOException {
    Listing now = listing;
    if (segment.equals(now.all().getLast())) {
      return now.current();
    }
    SegmentIndex index = finished(segment, blockBytes);
    spans.put(segment.first(), new Span(index.earliest(), index.latest()));
    return index;
  }

  /** The index of a finished segment, made again when the file beside it is of no use. */
  static SegmentIndex finished(Segment segment, int blockBytes) throws IOException {
    long size = Files.size(segment.file());
    Optional<SegmentIndex> kept = kept(segment, blockBytes);
    if (kept.isPresent()
        && kept.get().end() <= size
        && Lines.isBlank(segment.file(), kept.get().end())) {
      return kept.get();
    }
    SegmentIndex index = new SegmentIndex(blockBytes);
    Lines.visit(
        segment.file(),
        0,
        size,
        (position, bytes, offset, length) -> {
          if (position > 0) {
            index.add(position, position + length + 1, EntryCodec.decode(bytes, offset, length));
          }
          return true;
        });
    save(segment, index);
    return index;
  }

  /** The index that lies beside the segment, when it can be read. */
  static Optional<SegmentIndex> kept(Segment segment, int blockBytes) throws IOException {
    try {
      return SegmentIndex.decode(Files.readAllBytes(segment.indexFile()), blockBytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void save(Segment segment, SegmentIndex index) {
    try (Disk.Output out = Disk.REAL.open(segment.indexFile())) {
      byte[] bytes = index.encoded();
      out.truncate(bytes.length);
      out.write(ByteBuffer.wrap(bytes), 0);
    } catch (IOException e) {
      // Only a help: it is made again from the segment when it is needed.
    }
  }

  /** The hash of a finished segment's last line. */
  static byte[] lastLink(Segment segment, int blockBytes) throws IOException {
    Chain chain = new Chain();
    byte[][] last = {Chain.beginning()};
    Lines.visit(
        segment.file(),
        finished(segment, blockBytes).lastBlock(),
        Long.MAX_VALUE,
        (position, bytes, offset, length) -> {
          last[0] = chain.link(bytes, offset, length + 1);
          return true;
        });
    return last[0];
  }
}
