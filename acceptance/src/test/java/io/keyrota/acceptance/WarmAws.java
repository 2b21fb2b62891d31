package io.keyrota.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * The installed {@code aws} command line, in forks of one process that has imported its program:
 * the stories call it hundreds of times, and most of its work is to start. Where it is no Python
 * program that {@code python3} can import, or not the same one, it runs as it is.
 */
final class WarmAws {
  private static final String PATH = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");

  // Held, for the process ends with its standard input.
  private static final Optional<Process> WARM = start();

  private static final String FIRST = folder();

  private WarmAws() {}

  /** Where commands are looked for. */
  static String path() {
    return FIRST + PATH;
  }

  private static Optional<Process> start() {
    try (var program = WarmAws.class.getResourceAsStream("/aws/warm.py")) {
      String text =
          new String(Objects.requireNonNull(program).readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(
          new ProcessBuilder("python3", "-c", text)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      return Optional.empty(); // no python3
    }
  }

  private static String folder() {
    if (WARM.isEmpty()) {
      return "";
    }
    try {
      BufferedReader out = WARM.get().inputReader();
      String folder = out.readLine();
      return folder != null && version(folder + "/aws").equals(version("aws")) ? folder + ":" : "";
    } catch (IOException e) {
      return ""; // no aws
    }
  }

  private static String version(String aws) throws IOException {
    Process asked = new ProcessBuilder(aws, "--version").redirectErrorStream(true).start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
