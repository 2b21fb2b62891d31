package io.keyrota.acceptance;

import io.keyrota.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Debian's pebble: a certificate authority that speaks ACME, made for tests and strict. It
 * validates names by the DNS server that it is given.
 */
final class Pebble implements AutoCloseable {
  private final ProcessBuilder builder;
  private Process process;
  private final Path folder;
  private final int port;
  private final int management;

  private Pebble(ProcessBuilder builder, Path folder, int port, int management) throws IOException {
    this.builder = builder;
    this.process = builder.start();
    this.folder = folder;
    this.port = port;
    this.management = management;
  }

  static boolean installed() {
    return Shell.has("pebble");
  }

  /**
   * Starts it.
   *
   * @param dnsPort of the DNS server on this machine
   */
  static Pebble start(Path folder, int dnsPort) {
    int port = Ports.free();
    int management = Ports.free();
    try {
      Shell.Ran made =
          new Shell()
              .run(
                  "cd '"
                      + folder
                      + "' && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                      + " -days 30 -subj /CN=pebble -addext subjectAltName=IP:127.0.0.1"
                      + " -keyout pebble.key -out pebble.pem");
      if (made.exit() != 0) {
        throw new IllegalStateException(made.err());
      }
      Path config = folder.resolve("pebble.json");
      Files.writeString(
          config,
          """
          {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
           "certificate": "%s", "privateKey": "%s", "httpPort": 5002, "tlsPort": 5001,
           "ocspResponderURL": "", "externalAccountBindingRequired": false}}
          """
              .formatted(
                  port, management, folder.resolve("pebble.pem"), folder.resolve("pebble.key")));
      ProcessBuilder builder =
          new ProcessBuilder(
              "pebble",
              "-strict",
              "-config",
              config.toString(),
              "-dnsserver",
              "127.0.0.1:" + dnsPort);
      builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("pebble.log").toFile());
      return new Pebble(builder, folder, port, management);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String directory() {
    return "https://127.0.0.1:" + port + "/dir";
  }

  /** Where it says what became of what it issued. */
  String management() {
    return "https://127.0.0.1:" + management;
  }

  /** What its own port shows. */
  Path certificate() {
    return folder.resolve("pebble.pem");
  }

  /** The root of what it issues, once it answers. */
  Path root() {
    Path root = folder.resolve("upstream-root.pem");
    Shell.Ran asked =
        new Shell()
            .run(
                "curl -sS --retry 20 --retry-connrefused --cacert '"
                    + certificate()
                    + "' "
                    + management()
                    + "/roots/0 -o '"
                    + root
                    + "'");
    if (asked.exit() != 0) {
      throw new IllegalStateException(asked.err());
    }
    return root;
  }

  /** It keeps everything in memory: after this it knows no account and no order. */
  void forget() throws IOException {
    close();
    process = builder.start();
    Path _ = root();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
