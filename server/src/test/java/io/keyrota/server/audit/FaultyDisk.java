package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's disk with faults that can be switched on and off. */
public final class FaultyDisk implements Disk {
  /** Bytes that can still be written; what does not fit is cut, as a full disk does. */
  public final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

  volatile boolean readOnly;
  public volatile boolean forceFails;

  @Override
  public Output open(Path file) throws IOException {
    if (readOnly) {
      throw new IOException("Read-only file system");
    }
    return new FaultyOutput(REAL.open(file));
  }

  @Override
  public Output openGrowing(Path file) throws IOException {
    if (readOnly) {
      throw new IOException("Read-only file system");
    }
    return new FaultyOutput(REAL.openGrowing(file));
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    REAL.forceDirectory(directory);
  }

  private final class FaultyOutput implements Output {
    private final Output real;

    FaultyOutput(Output real) {
      this.real = real;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      if (readOnly) {
        throw new IOException("Read-only file system");
      }
      int size = bytes.remaining();
      long left = room.getAndUpdate(now -> Math.max(0, now - size));
      if (size > left) {
        bytes.limit(bytes.position() + (int) left);
        real.write(bytes, position);
        throw new IOException("No space left on device");
      }
      real.write(bytes, position);
    }

    @Override
    public void force() throws IOException {
      if (forceFails) {
        throw new IOException("Input/output error");
      }
      real.force();
    }

    @Override
    public void truncate(long length) throws IOException {
      if (readOnly) {
        throw new IOException("Read-only file system");
      }
      real.truncate(length);
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
