package io.keyrota.server.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A sparse index of one segment: for each block of about 64 KiB its place, its first sequence
 * number, its range of time, and a Bloom filter over the access key ids, users, accounts and event
 * names in it. It may say "perhaps" where nothing is, never "no" where something is. It is only a
 * help: made again from the segment when it is missing or damaged.
 */
final class SegmentIndex {
  private static final int FORMAT = 1;

  /** 2,048 bits: with about 150 different values in a block, one false answer in 200. */
  private static final int FILTER_LONGS = 32;

  private static final int FILTER_HASHES = 4;
  private static final int HEADER_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;
  private static final int BLOCK_BYTES = (4 + FILTER_LONGS) * Long.BYTES;

  private final int blockBytes;
  private int count;
  private long[] offsets = new long[16];
  private long[] firstSeqs = new long[16];
  private long[] earliest = new long[16];
  private long[] latest = new long[16];
  private long[] filters = new long[16 * FILTER_LONGS];
  private long end;

  /** A part of the segment that may hold what is looked for. */
  record Block(long offset, long end) {}

  SegmentIndex(int blockBytes) {
    this.blockBytes = blockBytes;
  }

  /** Where the last line that was added ends. */
  synchronized long end() {
    return end;
  }

  /** The place of the last block, 0 when nothing was added. */
  synchronized long lastBlock() {
    return count == 0 ? 0 : offsets[count - 1];
  }

  /** The place of the block that holds the entry of that number, 0 when none is known to. */
  synchronized long blockOf(long seq) {
    int block = count - 1;
    while (block >= 0 && firstSeqs[block] > seq) {
      block--;
    }
    return block < 0 ? 0 : offsets[block];
  }

  /** The earliest instant in the segment in epoch milliseconds, the greatest number when empty. */
  synchronized long earliest() {
    return Arrays.stream(earliest, 0, count).min().orElse(Long.MAX_VALUE);
  }

  /** The latest instant in the segment in epoch milliseconds, the smallest number when empty. */
  synchronized long latest() {
    return Arrays.stream(latest, 0, count).max().orElse(Long.MIN_VALUE);
  }

  /** Adds the line of an entry; lines come in order. */
  synchronized void add(long offset, long lineEnd, Recorded recorded) {
    if (count == 0 || offset - offsets[count - 1] >= blockBytes) {
      begin(offset, recorded.seq());
    }
    AuditEntry entry = recorded.entry();
    int block = count - 1;
    long at = entry.at().toEpochMilli();
    earliest[block] = Math.min(earliest[block], at);
    latest[block] = Math.max(latest[block], at);
    entry.accessKeyId().ifPresent(key -> put(block, 'k', key));
    put(block, 'u', entry.userName());
    put(block, 'a', entry.accountId());
    put(block, 'e', entry.eventName());
    end = lineEnd;
  }

  private void begin(long offset, long seq) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      firstSeqs = Arrays.copyOf(firstSeqs, 2 * count);
      earliest = Arrays.copyOf(earliest, 2 * count);
      latest = Arrays.copyOf(latest, 2 * count);
      filters = Arrays.copyOf(filters, 2 * count * FILTER_LONGS);
    }
    offsets[count] = offset;
    firstSeqs[count] = seq;
    earliest[count] = Long.MAX_VALUE;
    latest[count] = Long.MIN_VALUE;
    count++;
  }

  private void put(int block, char kind, String value) {
    long hash = hash(kind, value);
    for (int i = 0; i < FILTER_HASHES; i++) {
      int bit = bit(hash, i);
      filters[block * FILTER_LONGS + (bit >> 6)] |= 1L << bit;
    }
  }

  private boolean mayHold(int block, long hash) {
    for (int i = 0; i < FILTER_HASHES; i++) {
      int bit = bit(hash, i);
      if ((filters[block * FILTER_LONGS + (bit >> 6)] & (1L << bit)) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int bit(long hash, int i) {
    return (int) (hash >>> (16 * i)) & (FILTER_LONGS * Long.SIZE - 1);
  }

  /** Part of the format: never changed. */
  private static long hash(char kind, String value) {
    long hash = 31L * value.hashCode() + kind;
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }

  /** The blocks that may hold matches, newest first. */
  synchronized List<Block> candidates(Query query) {
    List<Long> hashes = new ArrayList<>();
    query.accessKeyId().ifPresent(key -> hashes.add(hash('k', key)));
    query.userName().ifPresent(user -> hashes.add(hash('u', user)));
    query.accountId().ifPresent(account -> hashes.add(hash('a', account)));
    query.eventName().ifPresent(event -> hashes.add(hash('e', event)));
    long from = fromMillis(query);
    long to = toMillis(query);
    long before = query.before().orElse(Long.MAX_VALUE);
    List<Block> blocks = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      int block = i;
      if (firstSeqs[i] < before
          && latest[i] >= from
          && earliest[i] < to
          && hashes.stream().allMatch(hash -> mayHold(block, hash))) {
        blocks.add(new Block(offsets[i], i + 1 < count ? offsets[i + 1] : end));
      }
    }
    return blocks;
  }

  static long fromMillis(Query query) {
    return query.from().map(SegmentIndex::millisUp).orElse(Long.MIN_VALUE);
  }

  static long toMillis(Query query) {
    return query.to().map(SegmentIndex::millisUp).orElse(Long.MAX_VALUE);
  }

  /** The smallest whole millisecond that is not before the instant. */
  private static long millisUp(Instant instant) {
    if (instant.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
      return Long.MIN_VALUE;
    }
    if (!instant.isBefore(Instant.ofEpochMilli(Long.MAX_VALUE))) {
      return Long.MAX_VALUE;
    }
    long millis = instant.toEpochMilli();
    return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
  }

  /** The index as its file holds it. */
  synchronized byte[] encoded() {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + count * BLOCK_BYTES + Long.BYTES);
    out.putInt(FORMAT).putLong(end).putInt(count);
    for (int i = 0; i < count; i++) {
      out.putLong(offsets[i]).putLong(firstSeqs[i]).putLong(earliest[i]).putLong(latest[i]);
      for (int j = 0; j < FILTER_LONGS; j++) {
        out.putLong(filters[i * FILTER_LONGS + j]);
      }
    }
    return out.putLong(checksum(out.array(), out.position())).array();
  }

  /** Reads an index file; empty when it is damaged or of another format. */
  static Optional<SegmentIndex> decode(byte[] bytes, int blockBytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER_BYTES + Long.BYTES
        || in.getInt() != FORMAT
        || checksum(bytes, bytes.length - Long.BYTES) != in.getLong(bytes.length - Long.BYTES)) {
      return Optional.empty();
    }
    SegmentIndex index = new SegmentIndex(blockBytes);
    long end = in.getLong();
    int count = in.getInt();
    if (bytes.length != HEADER_BYTES + (long) count * BLOCK_BYTES + Long.BYTES) {
      return Optional.empty();
    }
    for (int i = 0; i < count; i++) {
      index.begin(in.getLong(), in.getLong());
      index.earliest[i] = in.getLong();
      index.latest[i] = in.getLong();
      for (int j = 0; j < FILTER_LONGS; j++) {
        index.filters[i * FILTER_LONGS + j] = in.getLong();
      }
    }
    index.end = end;
    return Optional.of(index);
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
