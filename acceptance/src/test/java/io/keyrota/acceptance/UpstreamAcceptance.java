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

  @Test
  void anotherAuthorityIssuesWhatItsDomainsCover() throws IOException {
    assumeTrue(Aws.installed(), "no aws command line here");
    assumeTrue(Shell.has("openssl") && Shell.has("curl"), "no openssl or curl here");
    assumeTrue(Pebble.installed(), "no pebble here (Debian package: pebble)");
    int dns = Ports.free();
    try (Pebble pebble = Pebble.start(Files.createDirectory(folder.resolve("pebble")), dns);
        RunningServer server =
            RunningServer.start(
                folder.resolve("data"),
                "--clock=rehearsal",
                "--dns.listen=127.0.0.1:" + dns,
                "--acm.upstream.directory=" + pebble.directory(),
                "--acm.upstream.domains=example.com",
                "--acm.upstream.email=ops@example.com",
                "--acm.upstream.terms-agreed=yes",
                "--acm.upstream.roots=" + pebble.certificate())) {
      new Story(server)
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
    assumeTrue(Aws.installed(), "no aws command line here");
    assumeTrue(Shell.has("openssl") && Shell.has("curl"), "no openssl or curl here");
    assumeTrue(Pebble.installed(), "no pebble here (Debian package: pebble)");
    int dns = Ports.free();
    try (Pebble pebble = Pebble.start(Files.createDirectory(folder.resolve("pebble")), dns);
        RunningServer server =
            RunningServer.start(
                folder.resolve("data"),
                "--clock=rehearsal",
                "--dns.listen=127.0.0.1:" + dns,
                "--acm.upstream.directory=" + pebble.directory(),
                "--acm.upstream.domains=example.com,example.org",
                "--acm.upstream.terms-agreed=yes",
                "--acm.upstream.email=ops@example.com",
                "--acm.upstream.roots=" + pebble.certificate())) {
      Path _ = pebble.root();
      new Story(server).with("DOMAIN", "example.com").run("upstream-account.story");
      pebble.forget();
      new Story(server).with("DOMAIN", "example.org").run("upstream-account.story");
    }
  }
}
