package io.keyrota.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder into which the SQLite driver unpacks its native library. It is this process's own, so
 * that nobody else's files are mistaken for it and none are left behind. Where the build has laid
 * the library down the driver unpacks nothing, and there is no folder that a killed process would
 * leave.
 *
 * @param folder empty where the library is there already
 */
record UnpackedLibraries(Optional<Path> folder) {

  /** Makes the folder where it is needed, before the driver is used for the first time. */
  static UnpackedLibraries inFolderOfTheirOwn() {
    if (isLaidDown(
        System.getProperty("org.sqlite.lib.path", ""),
        System.getProperty("org.sqlite.lib.name", ""))) {
      return new UnpackedLibraries(Optional.empty());
    }
    try {
      Path folder = Files.createTempDirectory("keyrota-");
      System.setProperty("org.sqlite.tmpdir", folder.toString());
      // Where the process ends otherwise than by farewell; the driver does the same for its files.
      folder.toFile().deleteOnExit();
      return new UnpackedLibraries(Optional.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made", e);
    }
  }

  /**
   * Whether the driver finds its library where its own properties say.
   *
   * @param folder empty where the property is not set
   * @param name as folder
   */
  static boolean isLaidDown(String folder, String name) {
    return !folder.isEmpty() && !name.isEmpty() && Files.isReadable(Path.of(folder, name));
  }

  /** Deletes what is there; a file that stays does no harm. */
  void delete() {
    folder.map(Path::toFile).ifPresent(UnpackedLibraries::delete);
  }

  private static void delete(File folder) {
    File[] files = folder.listFiles();
    for (File file : files == null ? new File[0] : files) {
      var _ = file.delete();
    }
    var _ = folder.delete();
  }
}
