package io.keyrota.server.http;

import static io.keyrota.server.http.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What an event loop finds at once it hands over in one round. */
final class RoundsTest {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  private void answer(RawRequest request, Reply reply) {
    events.add(request.path());
    if (request.path().equals("/slow")) {
      reached.countDown();
      try {
        assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    // At once, on the loop: it leaves behind the end of the round all the same.
    reply.send(Front.ok(String.join(" ", events)));
  }

  @Test
  void aRoundBeginsBeforeItsFirstRequestAndEndsBehindItsLastBeforeAnyAnswer()
      throws IOException, InterruptedException {
    HttpFront front =
        HttpFront.start(
            "127.0.0.1",
            0,
            HttpLimits.DEFAULTS,
            InstantSource.system(),
            new Door(this::answer, () -> events.add("("), () -> events.add(")")),
            broken -> {});
    try (RawClient slow = new RawClient(front.port());
        RawClient one = new RawClient(front.port());
        RawClient two = new RawClient(front.port())) {
      // All are accepted: what follows finds the loop reading.
      for (RawClient client : List.of(slow, one, two)) {
        assertThat(client.send(head("GET /hello HTTP/1.1", "Host: h")).answer().status())
            .isEqualTo(200);
      }
      events.clear();
      slow.send(head("GET /slow HTTP/1.1", "Host: h"));
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      one.send(head("GET /one HTTP/1.1", "Host: h"));
      two.send(head("GET /one HTTP/1.1", "Host: h"));
      goOn.countDown();
      assertThat(slow.answer().body()).isEqualTo("( /slow");
      one.answer();
      two.answer();
      assertThat(events).containsExactly("(", "/slow", ")", "(", "/one", "/one", ")");
    } finally {
      front.stop(Duration.ofMillis(1));
    }
  }
}
