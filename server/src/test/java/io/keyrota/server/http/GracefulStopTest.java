package io.keyrota.server.http;

import static io.keyrota.server.http.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

final class GracefulStopTest {

  private final Semaphore mayAnswer = new Semaphore(0);

  @Test
  void finishesWhatIsRunningAndServesNoNewConnectionMeanwhile() throws InterruptedException {
    try (Front front = held();
        RawClient client = front.client();
        RawClient idle = front.client();
        RawClient half = front.client()) {
      half.send("GET / HTT");
      client.send(head("GET / HTTP/1.1"));
      Front.await("it is being answered", () -> front.seen.size() == 1);
      Front.await("all are open", () -> front.http.connections().open() == 3);

      Thread stopping = stop(front, Duration.ofMinutes(5));

      assertThat(idle.closedWithoutAnswer()).isTrue();
      assertThat(half.closedWithoutAnswer()).isTrue();
      // The kernel may still take one in before its socket is gone; nobody serves it.
      Front.await("new connections are refused", () -> refusedWithoutService(front.http.port()));
      assertThat(front.seen).hasSize(1);
      assertThat(stopping.isAlive()).isTrue();

      mayAnswer.release();
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(client.closedWithoutAnswer()).isTrue();
      assertThat(stopping.join(Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void finishesABodyThatIsStillArriving() throws InterruptedException {
    mayAnswer.release();
    try (Front front = held();
        RawClient client = front.client();
        RawClient idle = front.client()) {
      client.send(head("POST / HTTP/1.1", "Content-Length: 2") + "a");
      Front.await("it has begun", () -> front.http.connections().heldBodyBytes() == 1);

      Thread stopping = stop(front, Duration.ofMinutes(5));
      assertThat(idle.closedWithoutAnswer()).isTrue();

      assertThat(client.send("b").answer().status()).isEqualTo(200);
      assertThat(stopping.join(Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void doesNotBeginAPipelinedRequestAfterTheStop() throws InterruptedException {
    try (Front front = held();
        RawClient client = front.client();
        RawClient idle = front.client()) {
      client.send(head("GET /1 HTTP/1.1") + head("GET /2 HTTP/1.1"));
      Front.await("it is being answered", () -> front.seen.size() == 1);

      Thread stopping = stop(front, Duration.ofMinutes(5));
      assertThat(idle.closedWithoutAnswer()).isTrue();
      mayAnswer.release(2);

      assertThat(stopping.join(Duration.ofMinutes(1))).isTrue();
      assertThat(front.seen).hasSize(1);
    }
  }

  @Test
  void doesNotWaitLongerThanTheGrace() throws InterruptedException {
    try (Front front = held();
        RawClient client = front.client()) {
      client.send(head("GET / HTTP/1.1"));
      Front.await("it is being answered", () -> front.seen.size() == 1);

      Thread stopping = stop(front, Duration.ofMillis(100));

      assertThat(client.closedWithoutAnswer()).isTrue();
      assertThat(stopping.join(Duration.ofMinutes(1))).isTrue();
      mayAnswer.release();
    }
  }

  private static boolean refusedWithoutService(int port) {
    try (RawClient late = new RawClient(port)) {
      late.trySend(head("GET /late HTTP/1.1"));
      assertThat(late.closedWithoutAnswer()).isTrue();
      return false;
    } catch (UncheckedIOException refused) {
      return refused.getCause() instanceof ConnectException;
    }
  }

  private Front held() {
    return new Front(
        HttpLimits.DEFAULTS,
        request -> {
          mayAnswer.acquireUninterruptibly();
          return Front.ok("done");
        });
  }

  private static Thread stop(Front front, Duration grace) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread stopping =
        Thread.ofPlatform()
            .start(
                () -> {
                  begun.countDown();
                  front.http.stop(grace);
                });
    begun.await();
    return stopping;
  }
}
