package io.keyrota.server.http;

import static io.keyrota.server.http.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that two readers may take for different ones: refused, unseen by the answerer, and what
 * follows them on the connection is never read as a request.
 */
final class SmugglingTest {

  private static final String SECOND = head("GET /smuggled HTTP/1.1", "Host: h");

  static String[] ambiguousHeads() {
    return new String[] {
      post("Content-Length: 5", "Transfer-Encoding: chunked"),
      post("Transfer-Encoding: chunked", "Content-Length: 5"),
      post("Content-Length: 0", "Transfer-Encoding: identity"),
      post("Content-Length: 5", "Content-Length: 6"),
      post("Content-Length: 5", "Content-Length: 5"),
      post("Content-Length: 5, 5"),
      post("Content-Length: +5"),
      post("Content-Length: -5"),
      post("Content-Length: 0x5"),
      post("Content-Length: 5;"),
      post("Content-Length: 5.0"),
      post("Content-Length: \u00b2"),
      post("Content-Length:"),
      post("Content-Length: 1000000000000000000000"),
      post("Content-Length : 5"),
      post("Content-Length\t: 5"),
      post(" Content-Length: 5"),
      post("X: 1", " Content-Length: 5"),
      post("X: 1", "\tTransfer-Encoding: chunked"),
      post("Transfer-Encoding: gzip, chunked"),
      post("Transfer-Encoding: chunked, chunked"),
      post("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
      post("Transfer-Encoding: chunked", "Transfer-Encoding: identity"),
      post("Transfer-Encoding: identity"),
      post("Transfer-Encoding: xchunked"),
      post("Transfer-Encoding: chunke"),
      post("Transfer-Encoding: \u000bchunked"),
      post("Transfer-Encoding: \"chunked\""),
      post("Transfer-Encoding:"),
      post("Transfer-Encoding : chunked"),
      "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
      post("X: 1\nTransfer-Encoding: chunked"),
      post("X: 1\rTransfer-Encoding: chunked"),
      post("X: a\u0000b"),
      post("X\u0000: a"),
      post("X: a\u007fb"),
      post("X: a\u000bb"),
      post("X\u00e9: a"),
      post("X Y: a"),
      post(": a"),
      post("NoColon"),
      "POST / HTTP/1.1\nHost: h\n\n",
      "POST / HTTP/1.1\r\nHost: h\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\n\n",
      "POST / HTTP/1.1\r\nHost: h\r\n\rX",
      "POST / HTTP/1.1\r\n Host: h\r\n\r\n",
      "\nGET / HTTP/1.1\r\n\r\n",
      "\u0000GET / HTTP/1.1\r\n\r\n",
      " GET / HTTP/1.1\r\n\r\n",
      "\tGET / HTTP/1.1\r\n\r\n",
      "GET  / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1 \r\n\r\n",
      "GET /  HTTP/1.1\r\n\r\n",
      "GET\t/\tHTTP/1.1\r\n\r\n",
      "GET\u000b/ HTTP/1.1\r\n\r\n",
      "GET /a b HTTP/1.1\r\n\r\n",
      "GET /a\u0000b HTTP/1.1\r\n\r\n",
      "GET /a\rb HTTP/1.1\r\n\r\n",
      "GET /a#b HTTP/1.1\r\n\r\n",
      "GET /\u00e9 HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\rX: 1\r\n\r\n",
      "GET / HTTP/1.1\rHost: h\r\n\r\n",
      "GET / http/1.1\r\n\r\n",
      "GET / HTTP/1.10\r\n\r\n",
      "GET / HTTP/01.1\r\n\r\n",
      "GET / HTTP/2.0\r\n\r\n",
      "GET / HTTP/0.9\r\n\r\n",
      "GET / \r\n\r\n",
      "GET /\r\n",
      "G(T / HTTP/1.1\r\n\r\n",
      "/ HTTP/1.1\r\n\r\n",
    };
  }

  static String[] ambiguousTargets() {
    return new String[] {
      "GET * HTTP/1.1",
      "GET path HTTP/1.1",
      "GET ?x HTTP/1.1",
      "GET http:// HTTP/1.1",
      "GET http:///path HTTP/1.1",
      "GET http://other/path HTTP/1.1",
      "GET http://user@h/path HTTP/1.1",
      "GET ftp://h/path HTTP/1.1",
      "CONNECT h:80 HTTP/1.1",
      "CONNECT / HTTP/1.1",
      "PRI * HTTP/1.1",
    };
  }

  static String[] ambiguousChunks() {
    return new String[] {
      "5 \r\nabcde\r\n0\r\n\r\n",
      " 5\r\nabcde\r\n0\r\n\r\n",
      "5\t\r\nabcde\r\n0\r\n\r\n",
      "0x5\r\nabcde\r\n0\r\n\r\n",
      "+5\r\nabcde\r\n0\r\n\r\n",
      "-5\r\nabcde\r\n0\r\n\r\n",
      "000000005\r\nabcde\r\n0\r\n\r\n",
      "5\nabcde\r\n0\r\n\r\n",
      "5;a\nabcde\r\n0\r\n\r\n",
      "5;a\rb\r\nabcde\r\n0\r\n\r\n",
      "5\r\nabcde0\r\n\r\n",
      "5\r\nabcde\n0\r\n\r\n",
      "5\r\nabcdef\r\n0\r\n\r\n",
      "5\r\nabcd\r\n0\r\n\r\n",
      "\r\n0\r\n\r\n",
      ";a\r\n0\r\n\r\n",
      "g\r\n0\r\n\r\n",
      "0\r\n X: 1\r\n\r\n",
      "0\r\nX: 1\r\n folded\r\n\r\n",
      "0\r\nX : 1\r\n\r\n",
      "0\r\nX: 1\n\r\n",
      "0\r\nContent-Length: 5\r\n\r\n",
      "0\r\nTransfer-Encoding: chunked\r\n\r\n",
      "0\r\n\n",
    };
  }

  @ParameterizedTest
  @MethodSource("ambiguousHeads")
  void refusesAnAmbiguousHead(String head) {
    assertRefused(head);
  }

  @ParameterizedTest
  @MethodSource("ambiguousTargets")
  void refusesATargetThatIsNotOurs(String line) {
    assertRefused(head(line, "Host: h"));
  }

  @ParameterizedTest
  @MethodSource("ambiguousChunks")
  void refusesAmbiguousChunks(String chunks) {
    assertRefused(post("Transfer-Encoding: chunked") + chunks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "{\"jsonrpc\":\"2.0\"}",
        "HTTP/1.1 200 OK\r\n\r\n",
        "\u00ff\u00fe\u00fd",
      })
  void refusesWhatIsNotHttpAtAll(String octets) {
    assertRefused(octets);
  }

  /** Without {@code ConnectionGuard.decoded}, the next request would lose its first octets. */
  @Test
  void refusesARequestThatNettyReadsOtherwise() {
    assertRefused(
        head(
            "GET / HTTP/1.1",
            "Host: h",
            "Connection: Upgrade",
            "Upgrade: WebSocket",
            "Sec-WebSocket-Key1: 1",
            "Sec-WebSocket-Key2: 2"));
  }

  /** Vert.x's own decoder would await five octets and call the other field Content-Type. */
  @Test
  void takesNoFieldForAnotherOfASimilarName() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send(head("POST / HTTP/1.1", "Content-Xength: 5", "Content-Xype: a")).answer();
      client.send(head("POST / HTTP/1.1", "Content-Xength: 5", "Content-Length: 1") + "a");

      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(front.seen.remove().headers())
          .containsExactly(new Header("Content-Xength", "5"), new Header("Content-Xype", "a"));
      assertThat(front.seen.remove().body()).containsExactly('a');
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h/a%2fb?q", "HTTP://H/a%2fb?q", "https://h/a%2fb?q"})
  void servesAnAbsoluteTargetOfTheSameHost(String target) {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send(head("GET " + target + " HTTP/1.1", "Host: h"));

      assertThat(client.answer().body()).isEqualTo("/a%2fb");
      assertThat(front.seen.remove().query()).isEqualTo("q");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS *", "OPTIONS /x", "FOO /x", "GET http://h", "GET http://h?x"})
  void servesEveryOtherMethodAndTarget(String methodAndTarget) {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send(head(methodAndTarget + " HTTP/1.1", "Host: h"));

      assertThat(client.answer().body()).isIn("*", "/x", "/");
    }
  }

  private static String post(String... fields) {
    return head("POST / HTTP/1.1", "Host: h", String.join("\r\n", fields));
  }

  private static void assertRefused(String octets) {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.trySend(octets + SECOND);
      client.trySend(SECOND);

      assertThat(client.answersUntilClosed())
          .extracting(RawClient.Answer::status)
          .containsExactly(400);
      assertThat(front.seen).isEmpty();
      assertThat(front.broken).isEmpty();
    }
  }
}
