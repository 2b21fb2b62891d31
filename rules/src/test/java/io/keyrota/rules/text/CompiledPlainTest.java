package io.keyrota.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts are looked through rightly however the compiler arranges it. A form of {@link Plain} that
 * was right in every other test read before the beginning of short texts once in some ten starts of
 * a server; with the compiler's choices made at random, as here, in up to every third process.
 */
@Order(1) // takes long, so it begins first
final class CompiledPlainTest {

  /** The other process. What it does in which order was found by trying: it met the error most. */
  static final class Looking {
    private static final String[] LONG = {
      "{\"userName\":\"alice\",\"path\":\"/a/\"}", "alice@example.com", "01234567", "abcdefghi"
    };
    private static final String[] SHORT = {"{}", "null", "a", "", "true", "1234567"};
    private static final int ROUNDS = 60;
    private static final int TEXTS = 20_000;

    private Looking() {}

    public static void main(String[] args) {
      for (int round = 0; round < ROUNDS; round++) {
        // At first without short ones, so that what is compiled then does not expect them.
        need(look(round, TEXTS, round < ROUNDS / 3 ? 0 : 50), round % 2 == 0 ? 0 : TEXTS / 5);
        need(look(round + 1, SHORT.length, 1), 0);
      }
    }

    private static int look(int round, int texts, int shortEvery) {
      int uncertain = 0;
      for (int i = 0; i < texts; i++) {
        String text =
            shortEvery > 0 && i % shortEvery == 0
                ? SHORT[i / shortEvery % SHORT.length]
                : LONG[i & 3];
        if ((round % 2 == 0 ? Plain.printable(text) : Plain.octets(text)) == null) {
          uncertain++;
        }
      }
      return uncertain;
    }

    /** Quotation marks are in a quarter of the long texts alone, which are nearly all. */
    private static void need(int uncertain, int atLeast) {
      if (uncertain < atLeast || uncertain > TEXTS / 4 || (atLeast == 0 && uncertain > 0)) {
        throw new AssertionError(uncertain + " texts were not sure to be plain");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aTextIsLookedThroughRightlyHoweverItIsCompiled(int seed)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+StressIGVN",
                "-XX:+StressCCP",
                "-XX:+StressGCM",
                "-XX:+StressLCM",
                "-XX:StressSeed=" + seed,
                "-cp",
                classPath(),
                Looking.class.getName())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** The tests run in the module itself, so the class path alone does not have its classes. */
  private static String classPath() {
    return Path.of("target", "classes").toAbsolutePath()
        + File.pathSeparator
        + System.getProperty("java.class.path");
  }
}
