package io.keyrota.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.SslPolicy;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What targets are told of clients, as the attributes of load balancer and listener want it. */
final class ToldTest {
  private static final Optional<SslPolicy> TLS = Optional.of(SslPolicy.TLS13_1_2_RES_2021_06);
  private static final String GET =
      String.join(
          "\r\n",
          "GET /a HTTP/1.1",
          "Host: www.example.com",
          "X-Forwarded-For: 192.0.2.1",
          "X-Amzn-Tls-Version: none",
          "",
          "");
  private static final String XFF = "routing.http.xff_header_processing.mode";
  private static final String PORT = "routing.http.xff_client_port.enabled";
  private static final String ABOUT_TLS =
      "routing.http.x_amzn_tls_version_and_cipher_suite.enabled";

  private EdgeRoom room;

  @BeforeEach
  void open() throws IOException {
    room = new EdgeRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  private String asked(String protocol) throws IOException {
    try (TlsClient client = TlsClient.connect(room.port, null, protocol)) {
      return client.ask(GET);
    }
  }

  @Test
  void theClientsAddressIsAppendedKeptAsideOrLeftOut() throws IOException {
    room.ofBalancer(Map.of(XFF, "preserve"));
    room.forward(TLS);
    assertThat(asked("TLSv1.3"))
        .containsIgnoringCase("x-forwarded-for: [192.0.2.1]")
        .containsIgnoringCase("x-forwarded-proto: [https]");
    room.ofBalancer(Map.of(XFF, "remove"));
    assertThat(asked("TLSv1.3"))
        .doesNotContainIgnoringCase("x-forwarded-for")
        .containsIgnoringCase("x-forwarded-proto: [https]");
    room.ofBalancer(Map.of(PORT, "true"));
    assertThat(asked("TLSv1.3"))
        .containsPattern("(?i)x-forwarded-for: \\[192\\.0\\.2\\.1, 127\\.0\\.0\\.1:[0-9]+]");
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.2, ECDHE-(RSA|ECDSA)-[A-Z0-9-]+",
    "TLSv1.3, TLS_[A-Z0-9_]+",
  })
  void aTargetIsToldHowTheConnectionIsProtected(String protocol, String suite) throws IOException {
    room.forward(TLS);
    assertThat(asked(protocol)).doesNotContainIgnoringCase("x-amzn-tls");
    room.ofBalancer(Map.of(ABOUT_TLS, "true"));
    assertThat(asked(protocol))
        .containsIgnoringCase("x-amzn-tls-version: [" + protocol + "]")
        .containsPattern("(?i)x-amzn-tls-cipher-suite: \\[" + suite + "]");
  }

  @Test
  void theFieldsHaveTheNamesThatTheListenerGivesThem() throws IOException {
    room.ofBalancer(Map.of(ABOUT_TLS, "true"));
    room.attributes(
        Map.of(
            "routing.http.request.x_amzn_tls_version.header_name", "X-Version",
            "routing.http.request.x_amzn_mtls_clientcert.header_name", "X-Client"));
    room.forward(TLS, MutualAuthentication.PASSTHROUGH);
    try (TlsClient client = TlsClient.showing("second", room.port, "TLSv1.3")) {
      assertThat(client.ask(GET))
          .containsIgnoringCase("x-version: [TLSv1.3]")
          .containsIgnoringCase("x-client: [-----BEGIN%20")
          .doesNotContainIgnoringCase("x-amzn-tls-version")
          .doesNotContainIgnoringCase("x-amzn-mtls");
    }
  }
}
