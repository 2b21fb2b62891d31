package io.keyrota.cli.demo;

import io.keyrota.cli.DataDir;
import io.keyrota.cli.Failure;
import io.keyrota.cli.KeyrotaClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A server of its own for the demo: a real process, so that it can really be killed. */
final class ServerProcess implements AutoCloseable {
  private final Path data;
  private final String launcher;
  private Process process;
  private String readyLine;

  private ServerProcess(Path data, String launcher) {
    this.data = data;
    this.launcher = launcher;
    this.process = spawn(0);
    this.readyLine = awaitReady();
  }

  /** Starts a server on a free port, on a rehearsal clock, and waits until it is ready. */
  static ServerProcess start(Path data) {
    String launcher = System.getenv("KEYROTA_LAUNCHER");
    if (launcher == null) {
      throw new Failure("the demo is run by the launcher: ./keyrota demo");
    }
    return new ServerProcess(data, launcher);
  }

  private Process spawn(int port) {
    List<String> command =
        List.of(
            launcher,
            "start",
            "--data",
            data.toString(),
            "--listen",
            "127.0.0.1:" + port,
            "--clock",
            "rehearsal");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      return builder.start();
    } catch (IOException e) {
      throw new Failure("the server cannot be started: " + e.getMessage());
    }
  }

  private String awaitReady() {
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      String line = reader.readLine();
      if (line == null) {
        throw new Failure("the server ended before it was ready");
      }
      return line;
    } catch (IOException e) {
      throw new Failure("the server ended before it was ready: " + e.getMessage());
    }
  }

  /** What it printed when it was ready. */
  String readyLine() {
    return readyLine;
  }

  DataDir.Endpoint endpoint() {
    return new DataDir(data).endpoint();
  }

  KeyrotaClient client() {
    return new KeyrotaClient(endpoint());
  }

  long pid() {
    return process.pid();
  }

  /** {@code kill -9} and a new process over the same data, at the same address. */
  void killAndRestart() throws InterruptedException {
    int port = endpoint().uri().getPort();
    process.destroyForcibly().waitFor();
    process = spawn(port);
    readyLine = awaitReady();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
