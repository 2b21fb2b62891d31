package io.keyrota.server.sealing;

import io.keyrota.server.files.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Files that only their owner may read. Contents stay off the Java heap as far as Java allows. */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);

  private PrivateFile() {}

  /**
   * Makes the file with mode 600, whole and on disk, or not at all; an existing one is refused. The
   * caller holds the data folder for itself.
   */
  static void create(Path file, byte[] contents) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    try (FileChannel channel =
        FileChannel.open(
            half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(file))) {
      // A buffer of our own outside the heap: for any other, the JDK keeps a copy that stays.
      ByteBuffer buffer = ByteBuffer.allocateDirect(contents.length).put(contents).flip();
      try {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } finally {
        erase(buffer);
      }
      channel.force(true);
    }
    place(half, file);
    if (folder != null && posix(file)) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  private static void place(Path half, Path file) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] mode(Path file) {
    return posix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * The file's contents in a buffer that the caller erases with {@link #erase}; nothing when there
   * is no such file.
   *
   * @throws RootKeyUnavailable when others may read the file too, or it is longer than {@code most}
   */
  static Optional<ByteBuffer> read(Path file, int most) throws RootKeyUnavailable {
    try {
      refuseExposed(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(most + 1);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
          // on to the end of the file
        }
        if (buffer.position() > most) {
          erase(buffer);
          throw new RootKeyUnavailable(file + " is longer than " + most + " bytes");
        }
        return Optional.of(buffer.flip());
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new RootKeyUnavailable(file + " can not be read: " + FileTrouble.about(file, e), e);
    }
  }

  private static void refuseExposed(Path file) throws IOException, RootKeyUnavailable {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    // Pipes and terminals have no mode that says who could read them.
    if (view == null || !view.readAttributes().isRegularFile()) {
      return;
    }
    Set<PosixFilePermission> granted = EnumSet.copyOf(OTHERS);
    granted.retainAll(view.readAttributes().permissions());
    if (!granted.isEmpty()) {
      throw new RootKeyUnavailable(
          file
              + " is open to other users: they may have read it. Make it private: chmod 600 "
              + file);
    }
  }

  static void erase(ByteBuffer buffer) {
    buffer.clear();
    for (int i = 0; i < buffer.capacity(); i++) {
      buffer.put(i, (byte) 0);
    }
  }
}
