package io.keyrota.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Copies of data folders, as private as the originals have to be. */
final class Folders {
  private Folders() {}

  /**
   * The folder as a crash would leave it now: what the operating system has been given, the store's
   * files before the trail's, without the locks.
   */
  static void copy(Path from, Path to) {
    try {
      List<Path> files;
      try (Stream<Path> found = Files.walk(from)) {
        files =
            found
                .filter(Files::isRegularFile)
                .filter(file -> !file.toString().endsWith("lock"))
                .sorted((a, b) -> Boolean.compare(inTrail(a), inTrail(b)))
                .toList();
      }
      privateFolder(to);
      for (Path file : files) {
        Path copy = to.resolve(from.relativize(file).toString());
        privateFolder(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean inTrail(Path file) {
    return file.toString().contains("audit");
  }

  private static void privateFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }
}
