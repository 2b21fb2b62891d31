package io.keyrota.server.aws.wire;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Test vectors that lie beside the repository and not in it. */
final class SharedVectors {
  private SharedVectors() {}

  /** The folder of that name; the test is skipped where there is none. */
  static Path folder(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared").resolve("vectors").resolve(name);
      if (Files.isDirectory(found)) {
        return found;
      }
    }
    Assumptions.abort("the vectors " + name + " are not beside this repository");
    throw new AssertionError();
  }
}
