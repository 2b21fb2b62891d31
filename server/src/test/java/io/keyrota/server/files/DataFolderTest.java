package io.keyrota.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void oneThatIsNotThereIsMadeForItsOwnerAlone() throws IOException {
    Path data = folder.resolve("a/data");
    assertThat(DataFolder.at(data)).isEqualTo(data);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx------", "rwxr-x---", "rwxr-xr-x"})
  void othersMayLookIntoIt(String mode) throws IOException {
    assertThat(DataFolder.at(withMode(mode))).isEqualTo(folder.resolve("data"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxrwx---", "rwx----w-", "rwxr-xrwx"})
  void oneIntoWhichOthersMayWriteIsRefused(String mode) throws IOException {
    Path data = withMode(mode);
    assertThatThrownBy(() -> DataFolder.at(data))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(
            data
                + ": others than its owner may write into it ("
                + mode
                + "), and so exchange its files. See that nobody did, then: chmod go-w "
                + data);
  }

  private Path withMode(String mode) throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    return Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(mode));
  }
}
