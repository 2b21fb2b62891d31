package io.keyrota.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
  @TempDir Path folder;

  @Test
  void thePathStandsWithTheReason() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path none = folder.resolve("none");
    assertThat(of(() -> Files.createDirectories(file)))
        .isEqualTo(file + ": exists already, and is no folder");
    assertThat(of(() -> Files.readString(none)))
        .isEqualTo(none + ": there is no such file or folder");
    assertThat(of(() -> Files.list(file).close())).isEqualTo(file + ": is no folder");
    assertThat(FileTrouble.of(new AccessDeniedException("/x"))).isEqualTo("/x: permission denied");
  }

  @Test
  void aFileThatWasNamedIsNotNamedTwice() {
    Path file = Path.of("/x");
    assertThat(FileTrouble.about(file, new AccessDeniedException("/x")))
        .isEqualTo("permission denied");
    assertThat(FileTrouble.about(file, new AccessDeniedException("/x.lock")))
        .isEqualTo("/x.lock: permission denied");
    assertThat(FileTrouble.about(file, new IOException("no space left")))
        .isEqualTo("no space left");
  }

  @Test
  void whatTellsItsReasonIsLeftAsItIs() {
    assertThat(FileTrouble.of(new FileSystemException("/x", null, "Is a directory")))
        .isEqualTo("/x: Is a directory");
    assertThat(FileTrouble.of(new IOException("no space left"))).isEqualTo("no space left");
  }

  private interface Work {
    void run() throws IOException;
  }

  private static String of(Work work) {
    try {
      work.run();
      return "nothing was wrong";
    } catch (IOException e) {
      return FileTrouble.of(e);
    }
  }
}
