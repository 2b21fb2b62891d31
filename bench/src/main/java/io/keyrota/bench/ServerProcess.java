package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own. What it costs is read from {@code /proc}, so this runs on
 * Linux.
 */
final class ServerProcess implements AutoCloseable {
  private static final long TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux

  private final Process process;
  private final InetSocketAddress address;

  private ServerProcess(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it and returns when it has printed that it is ready. */
  static ServerProcess start(
      Cores cores, List<String> command, Map<String, String> environment, int port, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(cores.onServerCore(command));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BufferedReader out = process.inputReader(UTF_8);
    // the JVM itself may have something to say before, a flight recording for example
    String line = out.readLine();
    while (line != null && !line.contains("ready")) {
      line = out.readLine();
    }
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("the server did not start:\n" + Files.readString(log));
    }
    return new ServerProcess(
        process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** A port that nobody listens on now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  InetSocketAddress address() {
    return address;
  }

  /** The host and port as clients write them. */
  String host() {
    return "127.0.0.1:" + address.getPort();
  }

  /** CPU time used so far by all its threads, in microseconds, to the tick of 10 ms. */
  long cpuMicros() throws IOException {
    String stat = Files.readString(proc("stat"), US_ASCII);
    // the second field is a name in parentheses, which may hold spaces; user and system time are
    // the 12th and 13th after it
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return ticks * 1_000_000 / TICKS_PER_SECOND;
  }

  /** Resident memory, in MiB. */
  long residentMebibytes() throws IOException {
    for (String line : Files.readAllLines(proc("status"), US_ASCII)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    throw new IOException("no VmRSS");
  }

  /** The command line that it runs as. */
  List<String> commandLine() throws IOException {
    return List.of(Files.readString(proc("cmdline"), UTF_8).split("\0", -1));
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end, and waits. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not end when asked to");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }
}
