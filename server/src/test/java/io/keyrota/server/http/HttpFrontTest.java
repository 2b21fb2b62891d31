package io.keyrota.server.http;

import static io.keyrota.server.http.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HttpFrontTest {

  private static final String GET = head("GET /one HTTP/1.1", "Host: h");

  @Test
  void answersWithTheDateTheLengthAndTheAnswerersHeaders() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      RawClient.Answer answer = client.send(GET).answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("/one");
      assertThat(answer.headers())
          .containsEntry("content-length", "4")
          .containsEntry("content-type", "text/plain")
          .doesNotContainKeys("connection", "server", "transfer-encoding");
      ZonedDateTime.parse(answer.headers().get("date"), DateTimeFormatter.RFC_1123_DATE_TIME);
    }
  }

  @Test
  void keepsTheConnectionForFurtherRequests() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      for (int i = 0; i < 20; i++) {
        String path = "/" + i;
        assertThat(client.send(GET.replace("/one", path)).answer().body()).isEqualTo(path);
      }
      assertThat(front.http.connections().open()).isEqualTo(1);
    }
  }

  @Test
  void closesWhenTheClientAsksForIt() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send(head("GET / HTTP/1.1", "Host: h", "Connection: close"));

      List<RawClient.Answer> answers = client.answersUntilClosed();

      assertThat(answers).hasSize(1);
      assertThat(answers.getFirst().headers()).containsEntry("connection", "close");
    }
  }

  @Test
  void closesAfterHttp10AndKeepsItWhenAsked() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient old = front.client();
        RawClient kept = front.client()) {
      assertThat(old.send(head("GET / HTTP/1.0")).answersUntilClosed()).hasSize(1);

      String keepAlive = head("GET / HTTP/1.0", "Connection: keep-alive");
      assertThat(kept.send(keepAlive).answer().headers()).containsEntry("connection", "keep-alive");
      assertThat(kept.send(keepAlive).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void handsOverTheRequestAsItStoodOnTheWire() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      String head =
          head(
              "POST /a%2Fb/../%7e//c%20d?x=%41&y&=?z HTTP/1.1",
              "Host: one",
              "hOsT: two",
              "X-Empty:",
              "X-Text: \t a  b\t ",
              "X-High: D\u00fcsseldorf\u00ff",
              "Content-Length: 3");
      client.send(head + "\u0000\u00ff\n").answer();

      RawRequest request = front.seen.remove();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/a%2Fb/../%7e//c%20d");
      assertThat(request.query()).isEqualTo("x=%41&y&=?z");
      assertThat(request.headers())
          .containsExactly(
              new Header("Host", "one"),
              new Header("hOsT", "two"),
              new Header("X-Empty", ""),
              new Header("X-Text", "a  b"),
              new Header("X-High", "D\u00fcsseldorf\u00ff"),
              new Header("Content-Length", "3"));
      assertThat(request.body()).containsExactly(0, 0xff, '\n');
      assertThat(request.remoteAddress()).isEqualTo("127.0.0.1");
      assertThat(request.tls()).isFalse();
    }
  }

  @Test
  void tellsNoQueryFromAnEmptyOne() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send(head("GET / HTTP/1.1")).answer();
      assertThat(front.seen.remove().query()).isNull();
      client.send(head("GET /? HTTP/1.1")).answer();
      assertThat(front.seen.remove().query()).isEmpty();
    }
  }

  @Test
  void leavesCompressedBodiesAlone() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      String head =
          head(
              "POST / HTTP/1.1",
              "Content-Encoding: gzip",
              "Accept-Encoding: gzip",
              "Content-Length: 4");
      client.send(head + "\u001f\u008b\u0008\u0000").answer();

      RawRequest request = front.seen.remove();
      assertThat(request.body()).containsExactly(0x1f, 0x8b, 8, 0);
      assertThat(request.header("content-encoding")).isEqualTo("gzip");
    }
  }

  @Test
  void joinsTheChunksOfABodyAndDropsTrailers() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send(head("POST / HTTP/1.1", "Transfer-Encoding: Chunked") + "3\r\nabc\r\n");
      client.send("1;name=\"va;lue\"\r\nd\r\n00A\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n" + GET);

      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(client.answer().body()).isEqualTo("/one");
      RawRequest request = front.seen.remove();
      assertThat(request.body()).asString(StandardCharsets.US_ASCII).isEqualTo("abcd0123456789");
      assertThat(request.header("X-Sum")).isNull();
    }
  }

  @Test
  void gathersABodyThatComesInManyPieces() {
    String body = "0123456789abcdef".repeat(20_000);
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send(head("POST / HTTP/1.1", "Content-Length: " + body.length()));
      for (int i = 0; i < body.length(); i += 20_000) {
        client.send(body.substring(i, i + 20_000));
      }
      client.answer();

      assertThat(front.seen.remove().body()).asString(StandardCharsets.US_ASCII).isEqualTo(body);
      assertThat(front.http.connections().heldBodyBytes()).isZero();
    }
  }

  @Test
  void invitesABodyThatWaitsToBeInvited() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send("POST /body HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(client.head().status()).isEqualTo(100);

      RawClient.Answer answer = client.send("ab").answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(front.seen.remove().body()).containsExactly('a', 'b');
    }
  }

  @Test
  void answersHeadWithTheLengthButWithoutTheBody() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      RawClient.Answer head = client.send(head("HEAD /thirteen-char HTTP/1.1") + GET).head();

      assertThat(head.headers()).containsEntry("content-length", "14");
      assertThat(client.answer().body()).isEqualTo("/one");
    }
  }

  @Test
  void sendsNoLengthWith204() {
    try (Front front =
            new Front(HttpLimits.DEFAULTS, r -> new RawResponse(204, List.of(), new byte[0]));
        RawClient client = front.client()) {
      assertThat(client.send(GET).head().headers()).doesNotContainKey("content-length");
      assertThat(client.send(GET).head().status()).isEqualTo(204);
    }
  }

  @Test
  void answersPipelinedRequestsInOrderAndOneAtATime() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Front front =
            new Front(
                HttpLimits.DEFAULTS,
                request -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  running.decrementAndGet();
                  return Front.ok(request.path());
                });
        RawClient client = front.client()) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 1_000; i++) {
        all.append(head("GET /" + i + " HTTP/1.1"));
      }
      client.send(all.toString());

      for (int i = 0; i < 1_000; i++) {
        assertThat(client.answer().body()).isEqualTo("/" + i);
      }
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void answersAClientThatHasAlreadyEndedItsHalf() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS);
        RawClient client = front.client()) {
      client.send(GET + GET + GET).endOutput();

      assertThat(client.answersUntilClosed()).hasSize(3);
    }
  }

  @Test
  void answersBlockingCodeOnVirtualThreadsOfTheirOwn() {
    CountDownLatch allInside = new CountDownLatch(50);
    AtomicInteger onVirtual = new AtomicInteger();
    try (Front front =
        new Front(
            HttpLimits.DEFAULTS,
            request -> {
              onVirtual.addAndGet(Thread.currentThread().isVirtual() ? 1 : 0);
              allInside.countDown();
              awaitLatch(allInside);
              return Front.ok("together");
            })) {
      List<RawClient> clients = Stream.generate(front::client).limit(50).toList();
      clients.forEach(client -> client.send(GET));
      for (RawClient client : clients) {
        assertThat(client.answer().body()).isEqualTo("together");
        client.close();
      }
      assertThat(onVirtual).hasValue(50);
    }
  }

  @Test
  void answersWhatBreaksWith500AndReportsIt() {
    RuntimeException thrown = new IllegalStateException("secret detail");
    AtomicReference<Function<RawRequest, RawResponse>> answerer = new AtomicReference<>();
    try (Front front = new Front(HttpLimits.DEFAULTS, r -> answerer.get().apply(r));
        RawClient client = front.client()) {
      List<Function<RawRequest, RawResponse>> broken =
          List.of(
              request -> {
                throw thrown;
              },
              request -> {
                throw new StackOverflowError();
              },
              request -> new RawResponse(42, List.of(), new byte[0]),
              request -> new RawResponse(200, List.of(new Header("X", "a\r\nY: b")), new byte[0]),
              request ->
                  new RawResponse(200, List.of(new Header("Content-Length", "7")), new byte[0]));
      for (Function<RawRequest, RawResponse> each : broken) {
        answerer.set(each);
        RawClient.Answer answer = client.send(GET).answer();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers()).containsOnlyKeys("date", "content-length");
      }
      assertThat(front.broken).hasSize(5).first().isSameAs(thrown);
      answerer.set(request -> Front.ok("well again"));
      assertThat(client.send(GET).answer().body()).isEqualTo("well again");
    }
  }

  @Test
  void takesTheFirstOfSeveralAnswersAndTheOthersForNothing() throws IOException {
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    HttpFront front =
        HttpFront.start(
            "localhost",
            0,
            HttpLimits.DEFAULTS,
            InstantSource.system(),
            Door.of(
                (request, reply) -> {
                  threads.add(Thread.currentThread());
                  reply.send(Front.ok("first of " + request.path()));
                  reply.send(Front.ok("second"));
                  reply.broke(new IllegalStateException("third"));
                }),
            broken -> {});
    try (RawClient client = new RawClient(front.port())) {
      for (String path : List.of("/a", "/b", "/c")) {
        RawClient.Answer answer = client.send(head("GET " + path + " HTTP/1.1")).answer();

        assertThat(answer.body()).isEqualTo("first of " + path);
      }
      assertThat(threads).allMatch(thread -> thread.getName().contains("eventloop"));
    } finally {
      front.stop(Duration.ofMillis(1));
    }
  }

  @Test
  void answersEvenWhenTheReportOfWhatBrokeBreaks() throws IOException {
    HttpFront front =
        HttpFront.start(
            "localhost",
            0,
            HttpLimits.DEFAULTS,
            InstantSource.system(),
            Door.of(
                (request, reply) -> {
                  throw new IllegalStateException("first");
                }),
            broken -> {
              throw new AssertionError("second");
            });
    try (RawClient client = new RawClient(front.port())) {
      assertThat(client.send(GET).answer().status()).isEqualTo(500);
    } finally {
      front.stop(Duration.ofMillis(1));
    }
  }

  @Test
  void sendsAllOfALargeLastAnswerToAClientThatTakesItSlowly() {
    String large = "0123456789abcdef".repeat(500_000);
    try (Front front = new Front(HttpLimits.DEFAULTS, request -> Front.ok(large));
        RawClient client = new RawClient(front.http.port(), 4_096)) {
      client.send(head("GET / HTTP/1.1", "Connection: close"));
      Front.await("it is being answered", () -> front.seen.size() == 1);

      assertThat(client.answer().body()).hasSize(large.length());
      assertThat(client.closedWithoutAnswer()).isTrue();
    }
  }

  @Test
  void saysWhichAddressItCannotListenOn() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS)) {
      int busy = front.http.port();
      assertThatThrownBy(
              () ->
                  HttpFront.start(
                      "127.0.0.1",
                      busy,
                      HttpLimits.DEFAULTS,
                      InstantSource.system(),
                      Door.of((request, reply) -> {}),
                      broken -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + busy)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void servesFromSeveralEventLoops() {
    HttpLimits two = Limits.with(HttpLimits.DEFAULTS, limits -> limits.eventLoops = 2);
    try (Front front = Front.echo(two)) {
      for (int i = 0; i < 8; i++) {
        try (RawClient client = front.client()) {
          assertThat(client.send(GET).answer().status()).isEqualTo(200);
        }
      }
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
