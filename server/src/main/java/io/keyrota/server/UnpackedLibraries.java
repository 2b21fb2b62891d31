package io.keyrota.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder into which the SQLite driver unpacks its native library. It is this process's own, so
 * that nobody else's files are mistaken for it and none are left behind.
 */
record UnpackedLibraries(Path folder) {

  /** Makes the folder, before the driver is used for the first time. */
  static UnpackedLibraries inFolderOfTheirOwn() {
    try {
      Path folder = Files.createTempDirectory("keyrota-");
      System.setProperty("org.sqlite.tmpdir", folder.toString());
      // Where the process ends otherwise than by farewell; the driver does the same for its files.
      folder.toFile().deleteOnExit();
      return new UnpackedLibraries(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made", e);
    }
  }

  /** Deletes what is there; a file that stays does no harm. */
  void delete() {
    File[] files = folder.toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      var _ = file.delete();
    }
    var _ = folder.toFile().delete();
  }
}
