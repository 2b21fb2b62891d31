package io.keyrota.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs command lines as a person would type them, in bash, with a clean AWS environment. */
final class Shell {
  private final Map<String, String> environment = new HashMap<>();

  Shell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** What a command line did. */
  record Ran(int exit, String out, String err) {}

  /** Runs the line; it must end within ten minutes. */
  Ran run(String line) {
    try {
      Path out = Files.createTempFile("keyrota-shell", ".out");
      Path err = Files.createTempFile("keyrota-shell", ".err");
      ProcessBuilder builder = new ProcessBuilder("bash", "-c", line);
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      // No files of the person who runs the tests, no look at instance metadata, no pager.
      builder.environment().put("AWS_CONFIG_FILE", "/nonexistent");
      builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
      builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
      builder.environment().put("AWS_PAGER", "");
      builder.environment().put("AWS_MAX_ATTEMPTS", "1");
      builder.environment().put("PATH", WarmAws.path());
      builder.environment().putAll(environment);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(600, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("took too long: " + line);
      }
      Ran ran =
          new Ran(
              process.exitValue(),
              Files.readString(out, StandardCharsets.UTF_8),
              Files.readString(err, StandardCharsets.UTF_8));
      Files.delete(out);
      Files.delete(err);
      return ran;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static boolean has(String program) {
    return new Shell().run("command -v " + program).exit() == 0;
  }
}
