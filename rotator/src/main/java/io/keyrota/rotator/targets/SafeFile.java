package io.keyrota.rotator.targets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is replaced as a whole: a reader sees the old bytes or the new ones, also after a cut
 * of power. Mode and owner are kept; behind a symbolic link its target is replaced. A new file has
 * mode 600.
 */
record SafeFile(Path path) {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** The mode of a file that is made, in octal digits. */
  static final String NEW_MODE = "600";

  private static final int OTHERS_READ = 0004;

  /** What a write keeps of a file that is there, for people: its mode, and where it really is. */
  String keeps() {
    try {
      Path real = real();
      int mode = Files.getAttribute(real, "unix:mode") instanceof Integer bits ? bits & 07777 : 0;
      return "mode "
          + String.format("%03o", mode)
          + " stays"
          + ((mode & OTHERS_READ) == 0 ? "" : ", which others may read")
          + (real.equals(path) ? "" : ", in " + real);
    } catch (IOException e) {
      throw new TargetFailed(path + " cannot be read: " + e);
    }
  }

  /** The bytes; empty when there is no such file. */
  Optional<byte[]> read() {
    try {
      Path real = real();
      if (!Files.exists(real, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      if (!Files.isRegularFile(real)) {
        throw new TargetFailed(path + " is no ordinary file");
      }
      return Optional.of(Files.readAllBytes(real));
    } catch (IOException e) {
      throw new TargetFailed(path + " cannot be read: " + e);
    }
  }

  /** Replaces it, and returns when that is on disk. */
  void write(byte[] bytes) {
    try {
      Path real = real();
      Path fresh = fresh(real);
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, PRIVATE);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      if (Files.exists(real)) {
        likeBefore(real, fresh);
      }
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(real);
    } catch (IOException e) {
      throw new TargetFailed(path + " cannot be written: " + e);
    }
  }

  /** Removes what a write that was killed may have left behind. */
  void tidy() {
    try {
      Files.deleteIfExists(fresh(real()));
    } catch (IOException e) {
      throw new TargetFailed(path + " cannot be tidied: " + e);
    }
  }

  void delete() {
    try {
      Path real = real();
      Files.deleteIfExists(real);
      sync(real);
    } catch (IOException e) {
      throw new TargetFailed(path + " cannot be deleted: " + e);
    }
  }

  /** Whether the file could be replaced: its folder takes new files. */
  boolean writable() {
    try {
      Path folder = real().getParent();
      return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** The path without symbolic links, whether the file is there yet or not. */
  Path place() {
    try {
      Path folder = path.getParent();
      return Files.exists(path) || folder == null
          ? real()
          : folder.toRealPath().resolve(path.getFileName());
    } catch (IOException e) {
      return path;
    }
  }

  private Path real() throws IOException {
    return Files.exists(path) ? path.toRealPath() : path;
  }

  /** Always the same name, so that a second try finds what the first one left. */
  private static Path fresh(Path real) {
    return real.resolveSibling("." + real.getFileName() + ".keyrota-new");
  }

  private void likeBefore(Path before, Path fresh) throws IOException {
    Map<String, Object> old = Files.readAttributes(before, "unix:mode,uid,gid");
    Map<String, Object> mine = Files.readAttributes(fresh, "unix:uid,gid");
    try {
      for (String name : new String[] {"gid", "uid"}) {
        Object value = old.get(name);
        if (value != null && !value.equals(mine.get(name))) {
          Files.setAttribute(fresh, "unix:" + name, value);
        }
      }
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw new TargetFailed(path + " belongs to another user, and only root can keep that");
    }
    Object mode = old.get("mode");
    if (mode instanceof Integer bits) {
      Files.setAttribute(fresh, "unix:mode", bits & 07777);
    }
  }

  private static void sync(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
