package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The audit trail: a local log of {@link AuditEntry}s, hash-chained, in segments. An entry that was
 * acknowledged is on disk. For use by any number of threads, by one process at a time. Its format
 * and promises are told in {@code docs/audit.md}.
 */
public final class Trail implements AutoCloseable {
  private static final int RECONCILE_BATCH = 1000;

  private final Segments segments;
  private final Disk disk;
  private final HeadSigner signer;
  private final TrailOptions options;
  private final Tail tail;
  private final TrailWriter writer;
  private final FileChannel lockFile;
  private final List<String> notices;

  /** Held while files are removed, or while all of them are read. */
  private final ReentrantLock maintenance = new ReentrantLock();

  private Trail(
      Opening opening,
      Tail tail,
      Segments segments,
      TrailOptions options,
      HeadSigner signer,
      Disk disk,
      Fatal fatal,
      FileChannel lockFile) {
    this.notices = List.copyOf(opening.notices());
    this.tail = tail;
    this.segments = segments;
    this.options = options;
    this.signer = signer;
    this.disk = disk;
    this.lockFile = lockFile;
    this.writer = new TrailWriter(tail, fatal);
  }

  /**
   * Opens the trail in the directory, or begins one there.
   *
   * @param signer signs the place where a trail begins whose oldest segments were removed
   * @param fatal is called when the disk no longer confirms what was written
   * @throws TrailBroken when the last segment is not what was written, or of a newer format
   * @throws IOException when the disk fails, or another process has the trail open
   */
  public static Trail open(Path directory, TrailOptions options, HeadSigner signer, Fatal fatal)
      throws IOException {
    return open(directory, options, signer, fatal, Disk.REAL);
  }

  static Trail open(Path directory, TrailOptions options, HeadSigner signer, Fatal fatal, Disk disk)
      throws IOException {
    Opening opening = new Opening(directory, options, signer, disk);
    FileChannel lockFile = Opening.lock(directory);
    try {
      Tail tail = opening.open();
      return new Trail(opening, tail, tail.segments(), options, signer, disk, fatal, lockFile);
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  /** What opening found and mended, one sentence each; usually nothing. */
  public List<String> notices() {
    return notices;
  }

  /**
   * Keeps the entries, all or none; returns when they are on disk. Many callers share one write and
   * one force.
   *
   * @throws TrailUnavailable when it was not kept: the request must be refused
   */
  public void append(AuditEntry... entries) {
    writer.appendDurably(List.of(entries));
  }

  /**
   * Keeps the entries in this order, all of them or none, without waiting for it.
   *
   * @param ended is told once, soon: empty when they are on disk. It runs on the trail's own
   *     thread, or on the caller's when the trail is closed, and must neither wait nor throw
   */
  public void append(List<AuditEntry> entries, Consumer<Optional<TrailUnavailable>> ended) {
    writer.append(entries, ended);
  }

  /**
   * This thread will append more, and nobody is served earlier by its entries being durable before
   * it calls {@link #release}, which it does soon: until then they wake no writer. Entries of other
   * threads do.
   */
  public void hold() {
    writer.hold();
  }

  public void release() {
    writer.release();
  }

  /**
   * Takes over entries that are durable in the store, without waiting. They stand in the trail in
   * this order, before everything that is appended later. They are in no hurry: to share a force
   * they may stay in memory for some milliseconds, and while the disk is full, longer.
   *
   * @param taken is told their event ids once the trail holds them durably; it must return soon
   */
  public void appendAll(List<AuditEntry> entries, Consumer<Collection<String>> taken) {
    writer.appendAll(entries, taken);
  }

  /** Is told of every entry in order, once it is durable and before its request is answered. */
  public void onDurable(Consumer<List<Recorded>> listener) {
    writer.onDurable(listener);
  }

  /**
   * Whether the last write succeeded. While it did not, changes are to be refused: their entries
   * would only pile up. Every {@link #append} is an attempt and may find the disk recovered.
   */
  public boolean isWritable() {
    return writer.isWritable();
  }

  /**
   * Takes over what the store still keeps of a former life, before listening: entries that the
   * trail already holds are not doubled.
   *
   * @param encoded entries as {@link AuditEntry#encoded}, in commit order
   * @return the event ids of all of them: the trail now holds them durably
   */
  public Collection<String> reconcile(List<byte[]> encoded) throws IOException {
    Map<String, AuditEntry> missing = new LinkedHashMap<>();
    for (byte[] bytes : encoded) {
      AuditEntry entry = AuditEntry.decode(bytes);
      missing.put(entry.eventId(), entry);
    }
    if (missing.isEmpty()) {
      return Set.of();
    }
    Set<String> all = Set.copyOf(missing.keySet());
    missing.keySet().removeAll(new TrailSearch(segments).held(missing.values()));
    List<AuditEntry> rest = List.copyOf(missing.values());
    for (int i = 0; i < rest.size(); i += RECONCILE_BATCH) {
      writer.appendDurably(rest.subList(i, Math.min(rest.size(), i + RECONCILE_BATCH)));
    }
    return all;
  }

  /** The last durable entry. */
  public Head head() {
    return tail.settled().head();
  }

  /**
   * The head with a signature, to be kept outside the trail's folder. It covers everything that was
   * appended or taken over before.
   */
  public SignedHead sign(Instant now) {
    writer.settle();
    return SignedHead.sign(head(), now, signer);
  }

  /**
   * The newest entries that match, all those among them that were appended or taken over before; no
   * part of the trail is read that can not hold one.
   */
  public Page search(Query query) throws IOException {
    writer.settle();
    return new TrailSearch(segments).page(query);
  }

  /** Shows the entries after that sequence number, oldest first, as far as they are kept. */
  public void replay(long afterSeq, Consumer<Recorded> visitor) throws IOException {
    writer.settle();
    Tail.Settled end = tail.settled();
    List<Segment> all = segments.all();
    for (int i = 0; i < all.size() && all.get(i).first() <= end.segment().first(); i++) {
      Segment segment = all.get(i);
      if (i + 1 < all.size() && all.get(i + 1).first() <= afterSeq + 1) {
        continue;
      }
      long to = segment.equals(end.segment()) ? end.length() : Long.MAX_VALUE;
      Lines.visit(
          segment.file(),
          segments.blockOf(segment, afterSeq + 1),
          to,
          (position, bytes, offset, length) -> {
            if (position > 0 && Segment.seq(bytes, offset, length) > afterSeq) {
              visitor.accept(EntryCodec.decode(bytes, offset, length));
            }
            return true;
          });
    }
  }

  /**
   * Recomputes the whole chain, up to what is durable now.
   *
   * @param last a head that was signed earlier: what it covers must still be there
   */
  public Verification verify(Optional<SignedHead> last) throws IOException {
    maintenance.lock();
    try {
      Tail.Settled settled = tail.settled();
      List<Segment> written =
          segments.all().stream()
              .filter(segment -> segment.first() <= settled.segment().first())
              .toList();
      return new Verifier(signer, last).verify(segments.directory(), written, Optional.of(settled));
    } finally {
      maintenance.unlock();
    }
  }

  /** Verifies a trail that no process has open, a copy for example. */
  public static Verification verify(Path directory, HeadSigner signer, Optional<SignedHead> last)
      throws IOException {
    return new Verifier(signer, last).verify(directory, Segment.list(directory), Optional.empty());
  }

  /**
   * Removes the oldest segments all of whose entries are older than the instant; never the one that
   * is being written. Where the trail then begins is signed and remembered first.
   *
   * @return how many segments were removed
   * @throws TrailBroken when what follows does not fit what would be removed
   */
  public int removeBefore(Instant instant) throws IOException {
    maintenance.lock();
    try {
      List<Segment> all = segments.all();
      List<Segment> old = new ArrayList<>();
      while (old.size() < all.size() - 1
          && segments.latest(all.get(old.size())) < instant.toEpochMilli()) {
        old.add(all.get(old.size()));
      }
      if (!old.isEmpty()) {
        Segment kept = all.get(old.size());
        byte[] prev = Segments.lastLink(old.getLast(), options.blockBytes());
        new SegmentCheck(kept.first() - 1, prev).followHeader(kept);
        new Base(kept.first(), prev).write(segments.directory(), signer, disk);
        segments.forget(old);
        for (Segment segment : old) {
          remove(segment);
        }
      }
      return old.size();
    } finally {
      maintenance.unlock();
    }
  }

  static void remove(Segment segment) throws IOException {
    Files.deleteIfExists(segment.indexFile());
    Files.deleteIfExists(segment.file());
  }

  /** Writes what waits and closes the files. Later appends are refused. */
  @Override
  public void close() throws IOException {
    writer.close();
    lockFile.close();
  }
}
