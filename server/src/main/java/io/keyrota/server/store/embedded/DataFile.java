package io.keyrota.server.store.embedded;

import io.keyrota.server.store.CannotOpen;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The data file, claimed for one store: memory would not notice what another process changes. The
 * claim is a lock on a file beside it, for closing any handle of the data file itself would drop
 * SQLite's own locks.
 */
record DataFile(Path path, @Nullable FileChannel claim) implements AutoCloseable {

  /**
   * Makes the file when there is none.
   *
   * @throws CannotOpen when another process has claimed it
   */
  static DataFile claim(Path path, boolean alone) throws IOException {
    make(path);
    return new DataFile(
        path, alone ? lock(path.resolveSibling(path.getFileName() + ".lock")) : null);
  }

  private static FileChannel lock(Path path) throws IOException {
    make(path);
    FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // The holder is this very process.
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new CannotOpen("the data is in use by another Keyrota server: " + path, null);
  }

  /** SQLite gives its log the permissions of the data file. */
  private static void make(Path path) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(path, ownerOnly);
    } catch (FileAlreadyExistsException e) {
      // An older start made it.
    }
  }

  /** The log of changes that the data file lacks. */
  Path log() {
    return path.resolveSibling(path.getFileName() + ".log");
  }

  @Override
  public void close() {
    if (claim != null) {
      try {
        claim.close();
      } catch (IOException e) {
        // The lock goes with the process at the latest.
      }
    }
  }
}
