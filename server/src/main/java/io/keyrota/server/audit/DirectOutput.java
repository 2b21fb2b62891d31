package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is written past the page cache ({@code O_DIRECT}). What is forced at once gains
 * nothing from a copy in the cache, and a trail that grows would fill it with pages that nobody
 * reads soon.
 *
 * <p>The kernel takes whole blocks only. A block that is not full yet is remembered and written
 * again with what follows it, and its end is zeros until then: behind the last byte that was
 * written up to a block of zeros may stand. Not for use by several threads.
 */
final class DirectOutput implements Disk.Output {
  /** Larger blocks would be written again too often. */
  private static final int LARGEST_BLOCK = 4096;

  private static final int BUFFER_BYTES = 256 << 10;
  private static final long UNKNOWN = -1;
  private static final String OPTIONS = "com.sun.nio.file.ExtendedOpenOption";

  private static final ByteBuffer ZEROS =
      ByteBuffer.allocateDirect(BUFFER_BYTES + LARGEST_BLOCK)
          .alignedSlice(LARGEST_BLOCK)
          .asReadOnlyBuffer();

  private final FileChannel channel;
  private final int block;

  /** Begins with what the file holds from {@link #start} to {@link #end}: less than a block. */
  private final ByteBuffer buffer;

  /** Where in the file the block begins that is not full, or {@link #UNKNOWN}. */
  private long start = UNKNOWN;

  private long end = UNKNOWN;

  private DirectOutput(FileChannel channel, int block) {
    this.channel = channel;
    this.block = block;
    this.buffer = ByteBuffer.allocateDirect(BUFFER_BYTES + block).alignedSlice(block);
  }

  /** Opens the file, making it if it is not there; empty where its file system can not do this. */
  static Optional<Disk.Output> open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, options(), Disk.RealDisk.OWNER_ONLY);
      try {
        long block = Files.getFileStore(file).getBlockSize();
        if (block <= LARGEST_BLOCK && Long.bitCount(block) == 1) {
          return Optional.of(new DirectOutput(channel, (int) block));
        }
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.close();
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException cannot) {
      // Where it is the file itself that can not be opened, the ordinary way tells why.
      return Optional.empty();
    }
  }

  /**
   * With the JDK's {@code ExtendedOpenOption.DIRECT}. It is documented, but the compiler takes
   * whoever names it for a user of internals, and no annotation silences it.
   */
  private static Set<OpenOption> options() {
    Set<OpenOption> options =
        new HashSet<>(
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    try {
      for (Object option : Class.forName(OPTIONS).getEnumConstants()) {
        if (option instanceof OpenOption open && open.toString().equals("DIRECT")) {
          options.add(open);
          return options;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new UnsupportedOperationException("this JDK has no such option", e);
    }
    throw new UnsupportedOperationException("this JDK has no such option");
  }

  @Override
  public void write(ByteBuffer bytes, long position) throws IOException {
    if (position != end) {
      turnTo(position);
    }
    while (bytes.hasRemaining()) {
      buffer.clear().position((int) (end - start));
      int count = Math.min(bytes.remaining(), buffer.remaining());
      buffer.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      keep();
    }
  }

  /** Writes what the buffer holds, and keeps of it the block that is not full. */
  private void keep() throws IOException {
    int filled = buffer.position();
    long begin = start;
    forget();
    while (buffer.position() % block != 0) {
      buffer.put((byte) 0);
    }
    writeBlocks(buffer.flip(), begin);
    int full = filled / block * block;
    buffer.put(0, buffer, full, filled - full);
    start = begin + full;
    end = begin + filled;
  }

  @Override
  public void room(long position, int count) throws IOException {
    ByteBuffer zeros = ZEROS.duplicate();
    long at = roundUp(position);
    long until = roundUp(position + count);
    while (at < until) {
      int length = (int) Math.min(BUFFER_BYTES, until - at);
      writeBlocks(zeros.clear().limit(length), at);
      at += length;
    }
  }

  private long roundUp(long position) {
    return (position + block - 1) / block * block;
  }

  private void writeBlocks(ByteBuffer blocks, long position) throws IOException {
    long at = position;
    while (blocks.hasRemaining()) {
      at += channel.write(blocks, at);
    }
  }

  /** Reads the beginning of the block in which the position lies. */
  private void turnTo(long position) throws IOException {
    forget();
    long begin = position / block * block;
    int before = (int) (position - begin);
    buffer.clear().limit(block);
    while (buffer.position() < before) {
      // What is read ends with the file, anywhere in a block, and only there.
      if (buffer.position() % block != 0 || channel.read(buffer, begin) < 0) {
        throw new IOException("the file ends before what is to be written");
      }
    }
    start = begin;
    end = position;
  }

  private void forget() {
    start = UNKNOWN;
    end = UNKNOWN;
  }

  @Override
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void truncate(long length) throws IOException {
    forget();
    channel.truncate(length);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
