package io.keyrota.server.http;

import static io.keyrota.server.http.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What is too large or too many is told so, never reaches the answerer and ends its connection. */
final class HttpLimitsTest {

  private static final HttpLimits SMALL =
      Limits.with(
          limits -> {
            limits.headerBytes = 1_000;
            limits.headerFields = 10;
            limits.bodyBytes = 1_000;
          });

  @Test
  void refusesABodyWhoseLengthIsOverTheLimitBeforeReadingIt() {
    assertRefused(413, head("POST / HTTP/1.1", "Content-Length: 1001"));
    assertRefused(413, head("POST / HTTP/1.1", "Content-Length: 999999999999999999"));
    assertServed(head("POST / HTTP/1.1", "Content-Length: 1000") + "x".repeat(1_000));
  }

  @Test
  void refusesABodyOverTheLimitInsteadOfInvitingIt() {
    assertRefused(413, head("POST / HTTP/1.1", "Expect: 100-continue", "Content-Length: 1001"));
  }

  @Test
  void tellsAClientThatIsStillSendingItsTooLargeBody() {
    assertRefused(413, head("POST / HTTP/1.1", "Content-Length: 9000000") + "x".repeat(2_000_000));
  }

  @Test
  void refusesChunksWhoseSumIsOverTheLimit() {
    String chunked = head("POST / HTTP/1.1", "Transfer-Encoding: chunked");
    String half = "1f4\r\n" + "x".repeat(500) + "\r\n";

    assertServed(chunked + half + half + "0\r\n\r\n");
    assertRefused(413, chunked + half + half + "1\r\nx\r\n0\r\n\r\n");
    assertRefused(413, chunked + "3e9\r\n");
    assertRefused(413, chunked + "ffffffff\r\n");
    assertRefused(400, chunked + "fffffffff\r\n");
  }

  @Test
  void refusesChunkFramingThatOutweighsEveryBody() {
    assertRefused(
        413,
        head("POST / HTTP/1.1", "Transfer-Encoding: chunked") + "1;" + "x".repeat(5_000) + "\r\n");
  }

  @Test
  void refusesALongHeaderWith431AndALongTargetWith414() {
    assertRefused(431, head("GET / HTTP/1.1", "X: " + "x".repeat(1_000)));
    assertRefused(431, head("GET / HTTP/1.1", "X".repeat(1_000) + ":"));
    assertRefused(414, head("GET /" + "x".repeat(1_000) + " HTTP/1.1"));
    assertRefused(414, "G".repeat(2_000));
    String almost = "GET / HTTP/1.1\r\nX: ";
    assertServed(almost + "x".repeat(1_000 - almost.length() - 4) + "\r\n\r\n");
    assertRefused(431, almost + "x".repeat(1_000 - almost.length() - 3) + "\r\n\r\n");
  }

  @Test
  void refusesTooManyHeaderFields() {
    assertServed("GET / HTTP/1.1\r\n" + "A:\r\n".repeat(10) + "\r\n");
    assertRefused(431, "GET / HTTP/1.1\r\n" + "A:\r\n".repeat(11) + "\r\n");
  }

  @Test
  void countsTrailersAsHeader() {
    String body = head("POST / HTTP/1.1", "Transfer-Encoding: chunked") + "0\r\n";

    assertServed(body + "A:\r\n".repeat(9) + "\r\n");
    assertRefused(431, body + "A:\r\n".repeat(10) + "\r\n");
    assertRefused(431, body + "A:" + "x".repeat(1_000) + "\r\n\r\n");
  }

  @Test
  void refusesEndlessEmptyLines() {
    assertRefused(414, "\r\n".repeat(1_000));
  }

  @Test
  void tellsTheConnectionThatIsOneTooManyToComeBackLater() {
    try (Front front = Front.echo(Limits.with(limits -> limits.connections = 2));
        RawClient first = front.client();
        RawClient second = front.client()) {
      assertThat(first.send(head("GET / HTTP/1.1")).answer().status()).isEqualTo(200);
      assertThat(second.send(head("GET / HTTP/1.1")).answer().status()).isEqualTo(200);
      try (RawClient third = front.client()) {
        assertThat(third.answersUntilClosed())
            .singleElement()
            .extracting(RawClient.Answer::status)
            .isEqualTo(503);
      }
      first.leave();
      Front.await("the closed one is forgotten", () -> front.http.connections().open() <= 1);
      try (RawClient fourth = front.client()) {
        assertThat(fourth.send(head("GET / HTTP/1.1")).answer().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void holdsNoMoreBodiesThanThereIsRoomForAndMakesRoomAgain() {
    Semaphore mayAnswer = new Semaphore(0);
    String request = head("POST / HTTP/1.1", "Content-Length: 1000") + "x".repeat(1_000);
    try (Front front =
            new Front(
                Limits.with(limits -> limits.heldBodyBytes = 2_500),
                each -> {
                  mayAnswer.acquireUninterruptibly();
                  return Front.ok("");
                });
        RawClient first = front.client();
        RawClient second = front.client();
        RawClient third = front.client()) {
      first.send(request);
      second.send(request);
      Front.await("both are being answered", () -> front.seen.size() == 2);

      assertThat(third.send(request).answersUntilClosed())
          .singleElement()
          .extracting(RawClient.Answer::status)
          .isEqualTo(503);

      mayAnswer.release(3);
      assertThat(first.answer().status()).isEqualTo(200);
      assertThat(second.answer().status()).isEqualTo(200);
      try (RawClient fourth = front.client()) {
        assertThat(fourth.send(request).answer().status()).isEqualTo(200);
      }
      assertThat(front.http.connections().heldBodyBytes()).isZero();
    }
  }

  @Test
  void forgetsTheBodiesOfClientsThatLeave() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS)) {
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        clients.add(
            front.client().send(head("POST / HTTP/1.1", "Content-Length: 1000") + "x".repeat(900)));
      }
      Front.await("all is held", () -> front.http.connections().heldBodyBytes() == 9_000);
      clients.forEach(RawClient::leave);
      Front.await("nothing is held", () -> front.http.connections().heldBodyBytes() == 0);
      assertThat(front.seen).isEmpty();
    }
  }

  @Test
  void takesOnlyBoundsThatBound() {
    assertThatThrownBy(() -> Limits.with(limits -> limits.connections = 0))
        .hasMessageContaining("connections");
    assertThatThrownBy(() -> Limits.with(limits -> limits.idle = 0)).hasMessageContaining("idle");
    assertThatThrownBy(() -> Limits.with(limits -> limits.request = limits.header - 1))
        .hasMessageContaining("request");
  }

  private static void assertRefused(int status, String octets) {
    try (Front front = Front.echo(SMALL);
        RawClient client = front.client()) {
      client.trySend(octets);
      client.trySend(head("GET /second HTTP/1.1"));

      List<RawClient.Answer> answers = client.answersUntilClosed();

      assertThat(answers).extracting(RawClient.Answer::status).containsExactly(status);
      assertThat(answers.getFirst().headers())
          .containsOnlyKeys("date", "content-length", "connection")
          .containsEntry("connection", "close");
      assertThat(front.seen).isEmpty();
      assertThat(front.broken).isEmpty();
    }
  }

  private static void assertServed(String octets) {
    try (Front front = Front.echo(SMALL);
        RawClient client = front.client()) {
      assertThat(client.send(octets).answer().status()).isEqualTo(200);
      assertThat(client.send(head("GET /second HTTP/1.1")).answer().body()).isEqualTo("/second");
    }
  }
}
