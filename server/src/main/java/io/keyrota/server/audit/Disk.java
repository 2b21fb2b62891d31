package io.keyrota.server.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The few file operations on which the promise of a log rests: the trail's, the store's. */
public interface Disk {

  Disk REAL = new RealDisk();

  /** Opens a file for writing, making it if it is not there. */
  Output open(Path file) throws IOException;

  /**
   * Opens a file that grows by short writes, each of them forced, making it if it is not there.
   * Behind what was written zeros may stand, up to a block of the file system.
   */
  Output openGrowing(Path file) throws IOException;

  /** Makes the directory's entries durable. */
  void forceDirectory(Path directory) throws IOException;

  /** A file open for writing. */
  interface Output extends Closeable {
    /** Writes all of the buffer at the position. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Makes room behind the position, where what was written ends: zeros, to be overwritten. */
    default void room(long position, int count) throws IOException {
      write(ByteBuffer.allocate(count), position);
    }

    /** Makes the content durable. */
    void force() throws IOException;

    void truncate(long length) throws IOException;

    @Override
    void close() throws IOException;
  }

  /** The machine's disk. */
  final class RealDisk implements Disk {
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Set<StandardOpenOption> WRITE =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    @Override
    public Output open(Path file) throws IOException {
      return new RealOutput(FileChannel.open(file, WRITE, OWNER_ONLY));
    }

    @Override
    public Output openGrowing(Path file) throws IOException {
      Optional<Output> direct = DirectOutput.open(file);
      return direct.isPresent() ? direct.get() : open(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** A file of the machine. */
  record RealOutput(FileChannel channel) implements Output {
    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void truncate(long length) throws IOException {
      channel.truncate(length);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
