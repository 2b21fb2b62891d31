package io.keyrota.rotator.targets;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program of the operator's, run without a shell. What it prints on its standard output is
 * dropped; the last line of its standard error is shown when it fails, without the secret.
 *
 * @param words the program and its arguments
 * @param limit it is killed when it takes longer
 * @param credentials whether it finds the rotator's own credentials in its environment: they may
 *     make and delete keys, which what takes one key to its place need not
 */
public record Command(List<String> words, Duration limit, boolean credentials) {
  private static final int SHOWN = 300;
  private static final int KEPT = 8192;

  /** The variables by which a process has AWS credentials, or finds them. */
  private static final Set<String> OF_CREDENTIALS =
      Set.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_SECURITY_TOKEN",
          "AWS_ACCESS_KEY",
          "AWS_SECRET_KEY",
          "AWS_CREDENTIAL_EXPIRATION",
          "AWS_PROFILE",
          "AWS_DEFAULT_PROFILE",
          "AWS_ROLE_ARN",
          "AWS_ROLE_SESSION_NAME",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");

  /** Takes out of an environment what leads to credentials. */
  static void strip(Map<String, String> environment) {
    environment.keySet().removeAll(OF_CREDENTIALS);
  }

  /** Runs it with the input, if any, on its standard input; any exit code but zero fails. */
  public void run(Map<String, String> environment, Optional<Secret> input) {
    Process process = start(environment);
    StringBuilder said = new StringBuilder();
    Thread reader = Thread.ofVirtual().start(() -> read(process.getErrorStream(), said));
    try {
      feed(process, input);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(process);
        throw new TargetFailed(
            words.getFirst() + " did not end within " + limit.toSeconds() + " s");
      }
      reader.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      kill(process);
      Thread.currentThread().interrupt();
      throw new TargetFailed(words.getFirst() + " was interrupted");
    }
    if (process.exitValue() != 0) {
      throw new TargetFailed(
          words.getFirst() + " ended with exit code " + process.exitValue() + last(said, input));
    }
  }

  private Process start(Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      if (!credentials) {
        strip(builder.environment());
      }
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new TargetFailed(words.getFirst() + " cannot be run: " + e.getMessage());
    }
  }

  /** A program that does not read its input may end before it got it. */
  private static void feed(Process process, Optional<Secret> input) {
    try (OutputStream in = process.getOutputStream()) {
      if (input.isPresent()) {
        in.write(input.get().reveal());
      }
    } catch (IOException e) {
      // Its exit code says whether that was meant.
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void read(InputStream from, StringBuilder said) {
    byte[] some = new byte[1024];
    try {
      for (int n = from.read(some); n >= 0; n = from.read(some)) {
        synchronized (said) {
          if (said.length() < KEPT) {
            said.append(new String(some, 0, n, StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException e) {
      // Killed: there is nothing more to hear.
    }
  }

  private static String last(StringBuilder said, Optional<Secret> input) {
    String text;
    synchronized (said) {
      text = said.toString().strip();
    }
    // What was handed in may not come out on the screen, whole or in part.
    for (String part : input.map(s -> s.revealText().split("\"", -1)).orElse(new String[0])) {
      if (part.length() >= 16) {
        text = text.replace(part, "[secret]");
      }
    }
    String line = text.substring(text.lastIndexOf('\n') + 1);
    String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return shown.isEmpty() ? "" : ": " + shown;
  }
}
