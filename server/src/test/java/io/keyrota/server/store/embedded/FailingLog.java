package io.keyrota.server.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A change log on a disk that fails when it is told to. */
final class FailingLog implements LogFile {
  private final LogFile file;
  volatile boolean full;
  volatile boolean broken;

  FailingLog(Path path) throws IOException {
    this.file = LogFile.OnDisk.open(path);
  }

  @Override
  public byte[] read() throws IOException {
    return file.read();
  }

  @Override
  public void write(ByteBuffer bytes, long position) throws IOException {
    if (full) {
      // As disks do: a part of it is written.
      file.write(bytes.slice().limit(bytes.remaining() / 2), position);
      throw new IOException("No space left on device");
    }
    file.write(bytes, position);
  }

  @Override
  public void force() throws IOException {
    if (broken) {
      throw new IOException("Input/output error");
    }
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
