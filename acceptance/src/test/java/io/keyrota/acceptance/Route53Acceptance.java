package io.keyrota.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.testkit.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosted zones, told with the unmodified aws command line and dig. */
class Route53Acceptance {
  @TempDir Path folder;

  @Test
  void zonesAreMadeAndAnsweredFor() {
    assumeTrue(Aws.installed(), "no aws command line here");
    assumeTrue(Shell.has("dig"), "no dig here");
    int port = Ports.free();
    try (RunningServer server =
        RunningServer.start(folder.resolve("data"), "--dns.listen", "127.0.0.1:" + port)) {
      new Story(server).with("DNS_PORT", Integer.toString(port)).run("route53.story");
    }
  }
}
