package io.keyrota.server.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A folder of the server's own data. Whoever may write into it may put files of his own in the
 * place of the root key's, the settings' and the trail's, whatever the modes of those are; so one
 * that others than its owner may write into is refused, as ssh refuses such folders of keys. That
 * others may list it does no harm: each file with a secret is its owner's alone.
 */
public final class DataFolder {
  private static final Set<PosixFilePermission> WRITING_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private DataFolder() {}

  /**
   * The folder, made with mode 700 when it is not there.
   *
   * @throws FileSystemException where others than its owner may write into it
   */
  public static Path at(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(
          path.toAbsolutePath(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      needItsOwnersAlone(path, view.readAttributes().permissions());
    }
    return path;
  }

  private static void needItsOwnersAlone(Path path, Set<PosixFilePermission> granted)
      throws FileSystemException {
    if (granted.stream().anyMatch(WRITING_OTHERS::contains)) {
      throw new FileSystemException(
          path.toString(),
          null,
          "others than its owner may write into it ("
              + PosixFilePermissions.toString(granted)
              + "), and so exchange its files. See that nobody did, then: chmod go-w "
              + path);
    }
  }
}
