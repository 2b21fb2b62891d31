package io.keyrota.server.store.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.server.audit.Disk;
import io.keyrota.server.store.CannotOpen;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * A file to which groups of commits are written, and forced, before they are acknowledged, so that
 * the database can take many of them over at once: docs/storage.md has its format. Once the
 * database holds all of them durably, the file is written again from its beginning; what is left of
 * former records has lower numbers than the database, which tells it apart. Of one thread.
 */
final class ChangeLog implements AutoCloseable {
  /** The first line of the file. */
  static final String TITLE = "KEYROTA CHANGES 1\n";

  /** Records begin at multiples of it. */
  static final int ALIGNMENT = 64;

  /** Not UTF-8, so that no text looks like a record. */
  static final long MAGIC = 0xfeff_c0de_10c0_fefeL;

  /** Magic, first and last number, length of the content, checksum of the three and the content. */
  static final int HEAD = 32;

  static final int FIRST_AT = 8;
  static final int LAST_AT = 16;
  static final int LENGTH_AT = 24;
  static final int CHECK_AT = 28;

  /** To lengthen a file costs a force much more than to overwrite room that it has. */
  private static final int ROOM = 1 << 20;

  private static final int BUFFER_LIMIT = 4 << 20;

  private final Disk.Output file;
  private LogBytes bytes = new LogBytes(64 << 10);
  private long end;
  private long highest;
  private long roomEnd;

  /** The disk did not confirm what was written: what it holds is unknown. */
  static final class ForceFailed extends IOException {
    private static final long serialVersionUID = 1L;

    ForceFailed(IOException cause) {
      super(cause);
    }
  }

  private ChangeLog(Disk.Output file, long length) {
    this.file = file;
    this.end = ALIGNMENT;
    this.highest = length;
    this.roomEnd = length;
  }

  /**
   * Opens the log, or makes it, durably and readable by its owner alone.
   *
   * @param saved the number of the last commit that the database holds
   * @param recovered is given what the log holds beyond that, in order
   * @throws CannotOpen when it is not a change log, is damaged, or does not belong to the database
   */
  static ChangeLog open(Disk disk, Path path, long saved, List<LogRecord> recovered)
      throws IOException {
    byte[] content = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    byte[] title = TITLE.getBytes(US_ASCII);
    if (content.length < ALIGNMENT) {
      // Nothing was ever acknowledged from it.
      Disk.Output made = disk.open(path);
      made.write(ByteBuffer.wrap(Arrays.copyOf(title, ALIGNMENT)), 0);
      made.force();
      disk.forceDirectory(Objects.requireNonNull(path.toAbsolutePath().getParent()));
      return new ChangeLog(made, ALIGNMENT);
    }
    if (Arrays.mismatch(content, title) < title.length) {
      throw new CannotOpen("the change log is of another program, or of a newer Keyrota", null);
    }
    recovered.addAll(new LogReader(content).beyond(saved));
    return new ChangeLog(disk.open(path), content.length);
  }

  /** How many bytes the records take. */
  long length() {
    return end - ALIGNMENT;
  }

  /**
   * Writes the record and makes it durable.
   *
   * @throws ForceFailed when it is unknown what the disk holds
   * @throws IOException when nothing was kept; the same can be tried again
   */
  void append(LogRecord record) throws IOException {
    encode(record);
    int length = bytes.length();
    long after = end + length;
    file.write(bytes.at(0).limit(length), end);
    highest = Math.max(highest, after);
    makeRoom(after);
    try {
      file.force();
    } catch (IOException e) {
      throw new ForceFailed(e);
    }
    end = after;
  }

  private void encode(LogRecord record) {
    if (bytes.array().length > BUFFER_LIMIT) {
      bytes = new LogBytes(64 << 10);
    }
    bytes.clear();
    bytes.skip(HEAD);
    record.write(bytes);
    int content = bytes.length() - HEAD;
    bytes.at(0).putLong(MAGIC).putLong(record.first()).putLong(record.last()).putInt(content);
    bytes.at(CHECK_AT).putInt(check(bytes.array(), 0, content));
    bytes.skip(-bytes.length() & (ALIGNMENT - 1));
  }

  static int check(byte[] array, int at, int content) {
    CRC32C crc = new CRC32C();
    crc.update(array, at, CHECK_AT);
    crc.update(array, at + HEAD, content);
    return (int) crc.getValue();
  }

  /** The same force covers it. Where the disk has no more room, there is just none ahead. */
  private void makeRoom(long after) {
    if (after > roomEnd) {
      roomEnd = after;
      try {
        file.write(ByteBuffer.allocate(ROOM), after);
        roomEnd = after + ROOM;
      } catch (IOException full) {
        // What comes next will tell.
      }
    }
  }

  /** All records are durable elsewhere: begins again. */
  void restart() {
    end = ALIGNMENT;
  }

  /** Overwrites what is left of former records, which may have held what is destroyed since. */
  void wipe() throws IOException {
    long from = end;
    while (from < highest) {
      int length = (int) Math.min(ROOM, highest - from);
      file.write(ByteBuffer.allocate(length), from);
      from += length;
    }
    highest = end;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
