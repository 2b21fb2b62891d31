package io.keyrota.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.elb.Action;
import io.keyrota.server.http.HttpLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What two readers could take for different requests, or comes too slowly, reaches no target. */
class StrictEdgeTest {
  private static final HttpLimits HASTY =
      new HttpLimits(
          1,
          100,
          4096,
          50,
          1 << 20,
          1 << 30,
          Duration.ofSeconds(60),
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMillis(300));

  private static final String SECOND = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";

  private final EdgeRoom room = new EdgeRoom(HASTY);

  StrictEdgeTest() throws IOException {}

  @AfterEach
  void close() {
    room.close();
  }

  private static String post(String... fields) {
    return "POST / HTTP/1.1\r\nHost: h\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
  }

  static String[] ambiguous() {
    return new String[] {
      post("Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n",
      post("Transfer-Encoding: chunked", "Content-Length: 5") + "0\r\n\r\n",
      post("Content-Length: 5", "Content-Length: 6") + "hello",
      post("Content-Length: 5", "Content-Length: 5") + "hello",
      post("Content-Length: 5, 5") + "hello",
      post("Content-Length: +5") + "hello",
      post("Content-Length : 5") + "hello",
      post("X: 1", " Content-Length: 5"),
      post("X: 1", "\tTransfer-Encoding: chunked"),
      post("Transfer-Encoding: gzip, chunked") + "0\r\n\r\n",
      post("Transfer-Encoding: xchunked") + "0\r\n\r\n",
      post("Transfer-Encoding: \u000bchunked") + "0\r\n\r\n",
      post("Transfer-Encoding : chunked") + "0\r\n\r\n",
      post("X: 1\nTransfer-Encoding: chunked") + "0\r\n\r\n",
      post("X: 1\rTransfer-Encoding: chunked") + "0\r\n\r\n",
      post("X: a\u0000b"),
      post("Transfer-Encoding: chunked") + "5\nhello0\r\n\r\n",
      post("Transfer-Encoding: chunked") + "0x5\r\nhello\r\n0\r\n\r\n",
      post("Transfer-Encoding: chunked") + "5;a\nhello\r\n0\r\n\r\n",
      "POST / HTTP/1.1\nHost: h\n\n",
      "POST / HTTP/1.1\r\nHost: h\r\n\n",
      "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: h\r\nHost: g\r\n\r\n",
      "GET http://other/path HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n",
      "CONNECT h:80 HTTP/1.1\r\nHost: h:80\r\n\r\n",
      "GET / HTTP/2.0\r\nHost: h\r\n\r\n",
    };
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void whatIsAmbiguousIsRefusedAndReachesNobody(String request) throws IOException {
    room.forward(Optional.empty());
    String all = untilClosed(request + SECOND);
    assertThat(all).startsWith("HTTP/1.1 400 ").doesNotContain("smuggled");
    assertThat(all.split("HTTP/1\\.1 ", -1)).as("one answer").hasSize(2);
    assertThat(room.reached).hasValue(0);
  }

  /** Vert.x's own decoder would take the other field for the length. */
  @Test
  void noFieldIsTakenForAnotherOfASimilarName() throws IOException {
    room.forward(Optional.empty());
    try (Socket socket = connected()) {
      say(socket, post("Content-Xength: 5") + SECOND);
      assertThat(Answers.read(socket.getInputStream())).contains("POST /\n");
      assertThat(Answers.read(socket.getInputStream())).contains("GET /smuggled\n");
    }
  }

  @Test
  void anAnswerWithoutABodyIsFramedAsOneWithout() throws IOException {
    room.forward(Optional.empty());
    try (Socket socket = connected()) {
      for (String line : List.of("GET /none", "GET /unchanged", "HEAD /")) {
        say(socket, line + " HTTP/1.1\r\nHost: h\r\n\r\n");
        String head = Answers.head(socket.getInputStream());
        assertThat(head).as(line).doesNotContainIgnoringCase("transfer-encoding");
      }
      say(socket, SECOND);
      assertThat(Answers.read(socket.getInputStream())).contains("GET /smuggled\n");
    }
  }

  @Test
  void oneAfterAnotherIsAnsweredInOrderWhateverTheirFraming() throws IOException {
    room.forward(Optional.empty());
    try (Socket socket = connected()) {
      say(
          socket,
          post("Transfer-Encoding: chunked")
              + "5\r\nhello\r\n3;x=y\r\nyou\r\n0\r\n\r\n"
              + post("Content-Length: 4")
              + "body"
              + "GET http://h/absolute?x HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(Answers.read(socket.getInputStream())).endsWith("helloyou");
      assertThat(Answers.read(socket.getInputStream())).endsWith("body");
      assertThat(Answers.read(socket.getInputStream())).contains("GET /absolute?x\n");
    }
    assertThat(room.reached).hasValue(3);
  }

  @Test
  void aHeaderThatDoesNotEndIsGivenUpHoweverSteadilyItComes() throws IOException {
    room.forward(Optional.empty());
    try (Socket socket = connected()) {
      say(socket, "GET / HTTP/1.1\r\nHost: h\r\nX: ");
      assertThat(dripped(socket, "a")).startsWith("HTTP/1.1 408 ");
    }
    assertThat(room.reached).hasValue(0);
  }

  @Test
  void aBodyThatDoesNotEndIsGivenUpToo() throws IOException {
    room.forward(Optional.empty());
    try (Socket socket = connected()) {
      say(socket, post("Content-Length: 100000"));
      assertThat(dripped(socket, "x")).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void aHeaderThatIsTooLargeIsRefused() throws IOException {
    room.forward(Optional.empty());
    assertThat(untilClosed(post("X: " + "a".repeat(5000)))).startsWith("HTTP/1.1 431 ");
    assertThat(untilClosed("GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: h\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ");
    assertThat(untilClosed(post("X: 1\r\n".repeat(60).strip()))).startsWith("HTTP/1.1 431 ");
    assertThat(room.reached).hasValue(0);
  }

  @Test
  void whoIsAnsweredBeforeItsBodyHasEndedIsLetGo() throws IOException {
    room.listen(
        new Action.FixedResponse(
            404, Optional.of("text/plain"), Optional.of("gone"), Optional.empty()),
        Optional.empty());
    String all = untilClosed(post("Content-Length: 100") + "some");
    assertThat(all).startsWith("HTTP/1.1 404 ").endsWith("gone");
    try (Socket socket = connected()) {
      for (int i = 0; i < 3; i++) {
        say(socket, post("Content-Length: 4") + "some");
        assertThat(Answers.read(socket.getInputStream())).endsWith("gone");
      }
    }
  }

  /** Sends on and on until there is an answer. */
  private static String dripped(Socket socket, String drop) throws IOException {
    while (socket.getInputStream().available() == 0) {
      say(socket, drop);
      // A drop each millisecond: an idle timer would never run out.
      LockSupport.parkNanos(1_000_000);
    }
    return Answers.read(socket.getInputStream());
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), room.port);
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void say(Socket socket, String octets) throws IOException {
    socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String untilClosed(String octets) throws IOException {
    try (Socket socket = connected()) {
      say(socket, octets);
      return read(socket);
    }
  }

  private static String read(Socket socket) throws IOException {
    StringBuilder all = new StringBuilder();
    try {
      for (int next = socket.getInputStream().read();
          next >= 0;
          next = socket.getInputStream().read()) {
        all.append((char) next);
      }
    } catch (SocketException reset) {
      // As good as closed.
    }
    return all.toString();
  }
}
