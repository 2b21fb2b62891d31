package io.keyrota.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The repository that the tests run in. */
final class Repository {
  static final List<String> MODULES =
      List.of("rules", "models", "testkit", "server", "rotator", "cli", "acceptance", "bench");

  private Repository() {}

  /** The folder that holds the launcher. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("keyrota"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("the tests do not run inside the repository");
      }
    }
    return folder;
  }
}
