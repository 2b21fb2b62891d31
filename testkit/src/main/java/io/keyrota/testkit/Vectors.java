package io.keyrota.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the published test vectors, which lie beside the repository and are not part of it. Tests
 * that need them are skipped, with a message, where they are absent.
 */
public final class Vectors {
  private Vectors() {}

  /** The folder of that name, for example {@code wycheproof}, looked for from here upwards. */
  public static Optional<Path> find(String name) {
    return find(Path.of("").toAbsolutePath(), name);
  }

  static Optional<Path> find(Path from, String name) {
    for (@Nullable Path at = from; at != null; at = at.getParent()) {
      Path folder = at.resolve("shared").resolve("vectors").resolve(name);
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }
}
