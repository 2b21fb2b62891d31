package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibrariesTest {
  @TempDir Path folder;

  @Test
  void nothingIsUnpackedWhereTheLibraryLies() throws IOException {
    String where = folder.toString();
    assertThat(UnpackedLibraries.isLaidDown("", "")).isFalse();
    assertThat(UnpackedLibraries.isLaidDown(where, "")).isFalse();
    assertThat(UnpackedLibraries.isLaidDown(where, "lib.so")).as("none is there").isFalse();
    Files.createFile(folder.resolve("lib.so"));
    assertThat(UnpackedLibraries.isLaidDown(where, "lib.so")).isTrue();
    assertThat(UnpackedLibraries.isLaidDown("", "lib.so")).isFalse();
  }
}
