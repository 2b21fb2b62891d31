package io.keyrota.acceptance;

import io.keyrota.cli.DataDir;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real server as a process of its own, over a data folder that outlives it. */
final class RunningServer implements AutoCloseable {
  private final Path data;
  private final List<String> flags;
  private final Map<String, String> environment;
  private Process process;
  private String readyLine = "";

  private RunningServer(Path data, List<String> flags, Map<String, String> environment) {
    this.data = data;
    this.flags = flags;
    this.environment = environment;
    this.process = spawn();
  }

  /** Starts over the folder, on a free port. */
  static RunningServer start(Path data, String... flags) {
    return new RunningServer(data, List.of(flags), Map.of());
  }

  static RunningServer start(Path data, Map<String, String> environment, String... flags) {
    return new RunningServer(data, List.of(flags), environment);
  }

  private Process spawn() {
    List<String> command = new ArrayList<>(Trained.server());
    command.addAll(List.of("--data", data.toString(), "--listen", "127.0.0.1:0"));
    command.addAll(flags);
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process started = builder.start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException("the server ended before it was ready");
      }
      readyLine = line;
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String readyLine() {
    return readyLine;
  }

  Path data() {
    return data;
  }

  long pid() {
    return process.pid();
  }

  DataDir.Endpoint endpoint() {
    return new DataDir(data).endpoint();
  }

  /** SIGKILL, and a new process over the same folder. */
  void killAndRestart() {
    kill();
    process = spawn();
  }

  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM; returns the exit code. */
  int terminate() {
    process.destroy();
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("the server did not end on SIGTERM");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  void restart() {
    terminate();
    process = spawn();
  }

  @Override
  public void close() {
    terminate();
  }
}
