package io.keyrota.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another certificate authority issues for some names, by ACME: Debian's pebble, which asks this
 * server's own hosted zones.
 */
@Order(1) // takes long, so it begins first
class UpstreamAcceptance {
  @TempDir Path folder;

  private static void needTools() {
    assumeTrue(Aws.installed(), "no aws command line here");
    assumeTrue(Shell.has("openssl") && Shell.has("curl"), "no openssl or curl here");
    assumeTrue(Pebble.installed(), "no pebble here (Debian package: pebble)");
  }

  /** A pebble, and a server that has it issue for the domains. */
  private record Both(Pebble pebble, RunningServer server) implements AutoCloseable {
    static Both start(Path folder, String domains) throws IOException {
      int dns = Ports.free();
      Pebble pebble = Pebble.start(Files.createDirectory(folder.resolve("pebble")), dns);
      try {
        return new Both(
            pebble,
            RunningServer.start(
                folder.resolve("data"),
                "--clock=rehearsal",
                "--dns.listen=127.0.0.1:" + dns,
                "--acm.upstream.directory=" + pebble.directory(),
                "--acm.upstream.domains=" + domains,
                "--acm.upstream.email=ops@example.com",
                "--acm.upstream.terms-agreed=yes",
                "--acm.upstream.roots=" + pebble.certificate()));
      } catch (RuntimeException | Error e) {
        pebble.close();
        throw e;
      }
    }

    @Override
    public void close() {
      server.close();
      pebble.close();
    }
  }

  @Test
  void anotherAuthorityIssuesWhatItsDomainsCover() throws IOException {
    needTools();
    try (Both both = Both.start(folder, "example.com")) {
      Pebble pebble = both.pebble;
      new Story(both.server)
          .with("ROOT", pebble.root().toString())
          .with("PEBBLE_CERTIFICATE", pebble.certificate().toString())
          .with("PEBBLE_MANAGEMENT", pebble.management())
          .with("FOLDER", folder.toString())
          .with("EDGE_PORT", Integer.toString(Ports.free()))
          .run("upstream.story");
    }
  }

  /** As a test authority does whose data are made anew, under the same address. */
  @Test
  void anAuthorityThatForgotTheAccountGetsItAgain() throws IOException {
    needTools();
    try (Both both = Both.start(folder, "example.com,example.org")) {
      Path _ = both.pebble.root();
      new Story(both.server).with("DOMAIN", "example.com").run("upstream-account.story");
      both.pebble.forget();
      new Story(both.server).with("DOMAIN", "example.org").run("upstream-account.story");
    }
  }
}
