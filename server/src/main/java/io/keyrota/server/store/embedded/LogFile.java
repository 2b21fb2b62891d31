package io.keyrota.server.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The few file operations on which the change log's promise rests. */
interface LogFile extends AutoCloseable {

  /** All that the file holds. */
  byte[] read() throws IOException;

  /** Writes all of the buffer at the position. */
  void write(ByteBuffer bytes, long position) throws IOException;

  /** Makes the content durable. */
  void force() throws IOException;

  @Override
  void close() throws IOException;

  /** Opens change logs. */
  @FunctionalInterface
  interface Disk {
    LogFile open(Path path) throws IOException;
  }

  /** A file of the machine. */
  record OnDisk(Path path, FileChannel channel) implements LogFile {

    /** Opens the file, or makes it, durably and readable by its owner alone. */
    static LogFile open(Path path) throws IOException {
      if (DataFile.make(path)) {
        try (FileChannel folder =
            FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
          folder.force(true);
        }
      }
      return new OnDisk(path, FileChannel.open(path, StandardOpenOption.WRITE));
    }

    @Override
    public byte[] read() throws IOException {
      return Files.readAllBytes(path);
    }

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
    public void close() throws IOException {
      channel.close();
    }
  }
}
