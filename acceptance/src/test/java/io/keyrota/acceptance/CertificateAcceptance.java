package io.keyrota.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.keyrota.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A certificate from its request over its place of use to its renewals, told with the unmodified
 * aws command line, openssl and curl. The rehearsal begins in the past, so that clients of today
 * can verify what is served at its end.
 */
@Order(1) // takes long, so it begins first
class CertificateAcceptance {
  private static final long DAYS_BEFORE = 301;

  @TempDir Path folder;

  @Test
  void aCertificateIsProvedIssuedServedAndRenewed() throws IOException {
    assumeTrue(Aws.installed(), "no aws command line here");
    assumeTrue(Shell.has("openssl") && Shell.has("curl"), "no openssl or curl here");
    HttpServer target =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.createContext(
        "/",
        exchange -> {
          byte[] told =
              (exchange.getRequestMethod() + " " + exchange.getRequestURI())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, told.length);
          exchange.getResponseBody().write(told);
          exchange.close();
        });
    target.start();
    Instant begin =
        Instant.now().minus(DAYS_BEFORE, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    try (RunningServer server =
        RunningServer.start(
            folder.resolve("data"), "--clock", "rehearsal@" + begin, "--acm.validity", "198d")) {
      new Story(server)
          .with("EDGE_PORT", Integer.toString(Ports.free()))
          .with("TARGET_PORT", Integer.toString(target.getAddress().getPort()))
          .with("FOLDER", folder.toString())
          .run("certificate.story");
    } finally {
      target.stop(0);
    }
  }
}
