package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Written past the page cache, a file holds what any other way of writing leaves in it. */
final class DirectOutputTest {
  private static final int BLOCK = 4096;

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("file");
  }

  private Disk.Output open() {
    Optional<Disk.Output> opened = DirectOutput.open(file());
    assumeThat(opened).as("the file system of the tests takes O_DIRECT").isPresent();
    return opened.orElseThrow();
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (1 + random.nextInt(127));
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsWrittenStandsThereAndBehindItZerosAlone(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] model = new byte[8 << 20];
    int end = 0;
    Disk.Output output = open();
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(8)) {
        case 0 -> {
          end = random.nextInt(end + 1);
          Arrays.fill(model, end, model.length, (byte) 0);
          output.truncate(end);
        }
        case 1 -> output.room(end, 1 + random.nextInt(100_000));
        case 2 -> {
          output.close();
          output = open();
        }
        case 3 -> end = write(output, model, end, bytes(random, 1 + random.nextInt(600_000)));
        default -> end = write(output, model, end, bytes(random, 1 + random.nextInt(3 * BLOCK)));
      }
      output.force();
      byte[] found = Files.readAllBytes(file());
      assertThat(found.length).isGreaterThanOrEqualTo(end);
      assertThat(Arrays.mismatch(found, Arrays.copyOf(model, found.length))).isEqualTo(-1);
    }
    output.truncate(end);
    output.close();
    assertThat(Files.size(file())).isEqualTo(end);
  }

  private static int write(Disk.Output output, byte[] model, int end, byte[] bytes)
      throws IOException {
    if (end + bytes.length > model.length) {
      return end;
    }
    System.arraycopy(bytes, 0, model, end, bytes.length);
    output.write(ByteBuffer.wrap(bytes), end);
    return end + bytes.length;
  }

  @Test
  void aFileThatEndsBeforeThePositionIsNotWritten() throws IOException {
    try (Disk.Output output = open()) {
      output.write(ByteBuffer.wrap(new byte[10]), 0);
      output.truncate(10);
      assertThatThrownBy(() -> output.write(ByteBuffer.wrap(new byte[1]), 11))
          .isInstanceOf(IOException.class);
      output.write(ByteBuffer.wrap(new byte[1]), 10);
    }
  }

  @Test
  void aFileThatIsNotThereCanNotBeMadeWhereItsFolderIsMissing() {
    assertThat(DirectOutput.open(directory.resolve("none").resolve("file"))).isEmpty();
  }
}
