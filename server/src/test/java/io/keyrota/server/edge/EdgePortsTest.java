package io.keyrota.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.RuleCondition;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.rules.elb.Target;
import io.keyrota.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EdgePortsTest {
  private static final Optional<SslPolicy> TLS = Optional.of(SslPolicy.TLS13_1_2_RES_2021_06);
  private static final Optional<SslPolicy> PLAIN = Optional.empty();
  private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: www.example.com\r\n\r\n";

  private EdgeRoom room;

  @BeforeEach
  void open() throws IOException {
    room = new EdgeRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  private String plainly(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), room.port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return Answers.read(socket.getInputStream());
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nobody",
      value = {
        "nobody, standard",
        "stranger.example, standard",
        "www.example.com, first",
        "api.example.com, wild"
      })
  void aClientIsShownTheCertificateOfTheNameItAsksFor(String name, String shown)
      throws IOException {
    room.forward(TLS);
    for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
      try (TlsClient client = TlsClient.connect(room.port, name, protocol)) {
        assertThat(client.shown()).isEqualTo(shown);
        assertThat(client.protocol()).isEqualTo(protocol);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, x25519",
    "TLSv1.3, secp256r1",
    "TLSv1.3, secp384r1",
    "TLSv1.3, secp521r1",
    "TLSv1.3, x448",
    "TLSv1.2, x25519",
    "TLSv1.2, secp256r1"
  })
  void aClientAgreesOnWhicheverGroupItKnows(String protocol, String group) throws IOException {
    room.forward(TLS);
    try (TlsClient client =
        TlsClient.connect(
            room.port,
            wanted -> {
              wanted.setProtocols(new String[] {protocol});
              wanted.setNamedGroups(new String[] {group});
            })) {
      assertThat(client.protocol()).isEqualTo(protocol);
      assertThat(client.ask(GET)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void anotherVersionIsServedFromTheNextHandshakeOnWhileOpenConnectionsLiveOn() throws IOException {
    room.forward(TLS);
    try (TlsClient before = TlsClient.connect(room.port, "www.example.com", null)) {
      assertThat(before.ask(GET)).startsWith("HTTP/1.1 200");
      for (int version = 2; version < 22; version++) {
        String file = version % 2 == 0 ? "second" : "first";
        room.serve("first", file, version);
        try (TlsClient after = TlsClient.connect(room.port, "www.example.com", null)) {
          assertThat(after.shown()).isEqualTo(file);
          assertThat(after.ask(GET)).startsWith("HTTP/1.1 200");
        }
        assertThat(before.ask(GET)).startsWith("HTTP/1.1 200");
      }
      assertThat(before.shown()).isEqualTo("first");
    }
  }

  @Test
  void aPrivateKeyIsOpenedOnceAVersion() throws IOException {
    room.forward(TLS);
    for (int i = 0; i < 5; i++) {
      TlsClient.connect(room.port, "www.example.com", null).close();
    }
    assertThat(room.keysOpened).hasValue(1);
    room.serve("first", "second", 2);
    for (int i = 0; i < 5; i++) {
      TlsClient.connect(room.port, "www.example.com", null).close();
    }
    assertThat(room.keysOpened).hasValue(2);
  }

  @Test
  void aPolicySaysWhichVersionsAreSpoken() throws IOException {
    room.forward(Optional.of(SslPolicy.TLS13_1_3_2021_06));
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(() -> TlsClient.connect(room.port, null, "TLSv1.2"));
    try (TlsClient client = TlsClient.connect(room.port, null, "TLSv1.3")) {
      assertThat(client.protocol()).isEqualTo("TLSv1.3");
    }
    room.forward(Optional.of(SslPolicy.TLS_1_2_2017_01));
    try (TlsClient client = TlsClient.connect(room.port, null, "TLSv1.2")) {
      assertThat(client.protocol()).isEqualTo("TLSv1.2");
    }
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(() -> TlsClient.connect(room.port, null, "TLSv1.3"));
  }

  @Test
  void aPortIsHadAgainAtOnceHoweverOftenItIsToBeSpokenToInAnotherWay() throws IOException {
    for (int round = 0; round < 50; round++) {
      room.forward(Optional.of(SslPolicy.TLS_1_2_2017_01));
      room.forward(TLS);
    }
    try (TlsClient client = TlsClient.connect(room.port, null, "TLSv1.3")) {
      assertThat(client.ask(GET)).contains("/a?b=c");
    }
  }

  @Test
  void http2IsOfferedOverTls() throws IOException {
    room.forward(TLS);
    try (TlsClient client = TlsClient.connect(room.port, null, null, "h2", "http/1.1")) {
      assertThat(client.alpn()).isEqualTo("h2");
    }
    try (TlsClient client = TlsClient.connect(room.port, null, null, "http/1.1")) {
      assertThat(client.alpn()).isEqualTo("http/1.1");
    }
  }

  @Test
  void aRequestReachesATargetWithWhatALoadBalancerAdds() throws IOException {
    room.forward(TLS);
    try (TlsClient client = TlsClient.connect(room.port, "www.example.com", null)) {
      String answer =
          client.ask(
              String.join(
                  "\r\n",
                  "POST /teapot?x=1 HTTP/1.1",
                  "Host: www.example.com",
                  "Content-Length: 5",
                  "X-Forwarded-For: 192.0.2.1",
                  "Connection: X-Secret",
                  "X-Secret: 1",
                  "",
                  "hello"));
      assertThat(answer).startsWith("HTTP/1.1 418");
      assertThat(answer).containsIgnoringCase("x-target: here");
      assertThat(answer).contains("POST /teapot?x=1").endsWith("hello");
      assertThat(answer).containsIgnoringCase("host: [www.example.com]");
      assertThat(answer).containsIgnoringCase("x-forwarded-for: [192.0.2.1, 127.0.0.1]");
      assertThat(answer).containsIgnoringCase("x-forwarded-proto: [https]");
      assertThat(answer).containsIgnoringCase("x-forwarded-port: [" + room.port + "]");
      assertThat(answer).doesNotContainIgnoringCase("x-secret");
    }
  }

  @Test
  void aListenerWithoutTargetsAnswers503AndATargetThatIsDown502() throws IOException {
    room.forward(PLAIN);
    assertThat(plainly(GET)).startsWith("HTTP/1.1 200");
    room.targets(List.of());
    assertThat(plainly(GET)).startsWith("HTTP/1.1 503");
    room.targets(List.of(new Target("127.0.0.1", Ports.free())));
    assertThat(plainly(GET)).startsWith("HTTP/1.1 502");
  }

  /** The target does one thing after another: while it waits for a body it does nothing else. */
  @Test
  void whoLeavesMidwayLeavesTheTargetToOthers() throws IOException {
    room.idleSeconds = 4000;
    room.forward(PLAIN);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), room.port)) {
      socket
          .getOutputStream()
          .write(
              "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nsome"
                  .getBytes(StandardCharsets.US_ASCII));
      while (room.reached.get() == 0) {
        Thread.onSpinWait();
      }
    }
    assertThat(plainly(GET)).startsWith("HTTP/1.1 200");
  }

  @Test
  void aListenerAnswersAndRedirectsByItself() throws IOException {
    room.listen(
        new Action.FixedResponse(
            404, Optional.of("text/plain"), Optional.of("gone"), Optional.empty()),
        PLAIN);
    assertThat(plainly(GET)).startsWith("HTTP/1.1 404").endsWith("gone");
    room.listen(
        new Action.Redirect(
            "HTTPS", "#{host}", "443", "/#{path}", "#{query}", true, Optional.empty()),
        PLAIN);
    assertThat(plainly(GET))
        .startsWith("HTTP/1.1 301")
        .containsIgnoringCase("location: https://www.example.com/a?b=c\r\n");
  }

  @Test
  void responsesSayWhatTheAttributesOfTheListenerSay() throws IOException {
    Action gone =
        new Action.FixedResponse(404, Optional.empty(), Optional.empty(), Optional.empty());
    room.targets(List.of(room.target()));
    room.forward(PLAIN);
    assertThat(plainly(GET))
        .containsIgnoringCase("server: target\r\n")
        .containsIgnoringCase("x-frame-options: SAMEORIGIN\r\n");
    room.attributes(
        Map.of(
            "routing.http.response.server.enabled", "false",
            "routing.http.response.x_frame_options.header_value", "DENY",
            "routing.http.response.content_security_policy.header_value", "",
            "routing.http.response.strict_transport_security.header_value", "max-age=60"));
    room.forward(PLAIN);
    assertThat(plainly(GET))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("server:")
        .containsIgnoringCase("x-frame-options: DENY\r\n")
        .doesNotContain("SAMEORIGIN")
        .doesNotContainIgnoringCase("content-security-policy")
        .containsIgnoringCase("strict-transport-security: max-age=60\r\n");
    room.listen(gone, PLAIN);
    assertThat(plainly(GET)).containsIgnoringCase("strict-transport-security: max-age=60\r\n");
  }

  @Test
  void rulesTakeTheRequestsThatMeetTheirConditions() throws IOException {
    room.rules(
        rule(1, 201, new RuleCondition.HttpHeader("x-canary", List.of("yes"))),
        rule(2, 202, new RuleCondition.PathPattern(List.of("/a*"))),
        rule(
            3,
            204,
            RuleCondition.Expressions.of(
                RuleCondition.Expressions.On.PATH_PATTERN,
                Optional.empty(),
                List.of("^/b[0-9]+$"))),
        rule(4, 203, new RuleCondition.SourceIp(List.of("127.0.0.0/8"))));
    room.forward(PLAIN);
    assertThat(plainly(GET.replace("/a?b=c", "/b12"))).startsWith("HTTP/1.1 204");
    assertThat(plainly(GET)).startsWith("HTTP/1.1 202");
    assertThat(plainly(GET.replace("Host:", "X-Canary: YES\r\nHost:"))).startsWith("HTTP/1.1 201");
    assertThat(plainly(GET.replace("/a?b=c", "/b"))).startsWith("HTTP/1.1 203");
    room.rules();
    room.forward(PLAIN);
    assertThat(plainly(GET)).startsWith("HTTP/1.1 200");
  }

  private static ListenerRule rule(int priority, int status, RuleCondition condition) {
    return new ListenerRule(
        ElbArn.loadBalancer(
                new AccountId("111122223333"),
                new Region("eu-central-1"),
                "web",
                "0123456789abcdef")
            .listener("fedcba9876543210")
            .rule("%016d".formatted(priority)),
        priority,
        List.of(condition),
        new Action.FixedResponse(status, Optional.empty(), Optional.of("rule"), Optional.empty()),
        ElbTags.NONE);
  }

  @Test
  void aPortThatNobodyHasAnyMoreAnswersNobody() throws IOException {
    room.forward(TLS);
    TlsClient.connect(room.port, null, null).close();
    room.noListener();
    assertThatThrownBy(() -> TlsClient.connect(room.port, null, null))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2", "TLSv1.3"})
  void aTargetIsToldTheCertificateThatAClientShowsAndNothingThatItSaysOfOne(String protocol)
      throws IOException {
    room.forward(TLS, MutualAuthentication.PASSTHROUGH);
    String pem = EdgeRoom.text("second.pem");
    String lying =
        GET.replace(
            "Host:", "x-amzn-mtls-clientcert: me\r\nX-Amzn-Mtls-Clientcert-Leaf: me\r\nHost:");
    try (TlsClient client = TlsClient.showing("second", room.port, protocol)) {
      for (int request = 0; request < 2; request++) {
        assertThat(client.ask(lying))
            .containsIgnoringCase(
                "X-Amzn-Mtls-Clientcert: [" + pem.replace(" ", "%20").replace("\n", "%0A") + "]")
            .doesNotContain("me]")
            .doesNotContainIgnoringCase("Clientcert-Leaf");
      }
    }
    try (TlsClient client = TlsClient.connect(room.port, null, protocol)) {
      assertThat(client.ask(lying)).contains("/a?b=c").doesNotContainIgnoringCase("x-amzn-mtls");
    }
  }

  @Test
  void clientsAreNotAskedForCertificatesUntilTheListenerIsChanged() throws IOException {
    room.forward(TLS);
    try (TlsClient client = TlsClient.showing("second", room.port, "TLSv1.3")) {
      assertThat(client.ask(GET)).contains("/a?b=c").doesNotContainIgnoringCase("x-amzn-mtls");
    }
    room.forward(TLS, MutualAuthentication.PASSTHROUGH);
    try (TlsClient client = TlsClient.showing("second", room.port, "TLSv1.3")) {
      assertThat(client.ask(GET)).containsIgnoringCase("x-amzn-mtls-clientcert: [-----BEGIN%20");
    }
  }

  @Test
  void aBusyPortIsAClearError() throws IOException {
    try (ServerSocket other = new ServerSocket(room.port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(other.isBound()).isTrue();
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> room.forward(PLAIN))
          .satisfies(
              refusal -> {
                assertThat(refusal.code()).isEqualTo("InvalidConfigurationRequest");
                assertThat(refusal.message()).contains(Integer.toString(room.port));
              });
    }
  }

  @Test
  void listenersAreServedAgainAfterAStart() throws IOException {
    room.forward(PLAIN);
    room.edge.close();
    try (EdgeRoom again = new EdgeRoom()) {
      again.listen(
          new Action.FixedResponse(200, Optional.empty(), Optional.empty(), Optional.empty()),
          PLAIN);
      again.edge.tick();
      assertThat(again.edge.health("group", again.target())).isNotNull();
    }
  }
}
