package io.keyrota.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsTest {
  @TempDir private Path root;

  @Test
  void looksUpwardsForTheFolder() throws IOException {
    Path vectors = Files.createDirectories(root.resolve("shared/vectors/some-format"));
    Path module = Files.createDirectories(root.resolve("house/server"));
    assertThat(Vectors.find(module, "some-format")).contains(vectors);
    assertThat(Vectors.find(module, "no-such-format")).isEmpty();
  }
}
