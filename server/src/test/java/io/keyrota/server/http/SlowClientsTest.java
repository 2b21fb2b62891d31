package io.keyrota.server.http;

import static io.keyrota.server.http.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Time is bounded from the first byte, so that nobody holds a connection by a byte a second. */
final class SlowClientsTest {

  private static final long LONG = 60_000;

  @Test
  void cutsAConnectionThatNeverSaysAnything() {
    try (Front front = Front.echo(slow(limits -> limits.idle = 100));
        RawClient client = front.client()) {
      assertThat(client.closedWithoutAnswer()).isTrue();
      Front.await("it is forgotten", () -> front.http.connections().open() == 0);
    }
  }

  @Test
  void cutsAConnectionThatSaysNothingMore() {
    try (Front front = Front.echo(slow(limits -> limits.idle = 1_500));
        RawClient client = front.client()) {
      assertThat(client.send(head("GET / HTTP/1.1")).answer().status()).isEqualTo(200);
      assertThat(client.closedWithoutAnswer()).isTrue();
    }
  }

  @Test
  void cutsAHalfHeaderThatFallsSilent() {
    try (Front front = Front.echo(slow(limits -> limits.header = 100));
        RawClient client = front.client()) {
      client.send("GET / HTTP/1.1\r\nHost: h\r\n");

      assertThat(statuses(client)).containsExactly(408);
      assertThat(front.seen).isEmpty();
    }
  }

  @Test
  void cutsAHeaderThatComesByteByByte() {
    try (Front front = Front.echo(slow(limits -> limits.header = 150));
        RawClient client = front.client()) {
      int sent = drip(client, "GET / HTTP/1.1\r\nX: " + "x".repeat(10_000));

      assertThat(sent).isLessThan(5_000);
      assertThat(statuses(client)).isSubsetOf(408);
      assertThat(front.seen).isEmpty();
    }
  }

  @Test
  void cutsABodyThatComesByteByByte() {
    try (Front front = Front.echo(slow(limits -> limits.request = 150));
        RawClient client = front.client()) {
      client.send(head("POST / HTTP/1.1", "Content-Length: 10000"));
      int sent = drip(client, "x".repeat(10_000));

      assertThat(sent).isLessThan(5_000);
      assertThat(statuses(client)).isSubsetOf(408);
      assertThat(front.seen).isEmpty();
      assertThat(front.http.connections().heldBodyBytes()).isZero();
    }
  }

  @Test
  void cutsChunksThatComeByteByByte() {
    try (Front front = Front.echo(slow(limits -> limits.request = 150));
        RawClient client = front.client()) {
      client.send(head("POST / HTTP/1.1", "Transfer-Encoding: chunked"));
      drip(client, "1\r\nx\r\n".repeat(2_000));

      assertThat(statuses(client)).isSubsetOf(408);
      assertThat(front.seen).isEmpty();
    }
  }

  @Test
  void givesABodyMoreTimeThanAHeader() {
    try (Front front =
            Front.echo(
                slow(
                    limits -> {
                      limits.header = 100;
                      limits.request = LONG;
                    }));
        RawClient client = front.client()) {
      client.send(head("POST / HTTP/1.1", "Content-Length: 1"));
      pass(Duration.ofMillis(300));
      assertThat(client.send("x").answer().status()).isEqualTo(200);
    }
  }

  @Test
  void doesNotCutAnAnswererThatTakesLonger() {
    HttpLimits limits =
        Limits.with(
            all -> {
              all.idle = 1_500;
              all.header = 100;
              all.request = 100;
              all.answer = LONG;
            });
    try (Front front =
            new Front(
                limits,
                request -> {
                  pass(Duration.ofMillis(1_700));
                  return Front.ok("late");
                });
        RawClient client = front.client()) {
      assertThat(client.send(head("GET / HTTP/1.1")).answer().body()).isEqualTo("late");
    }
  }

  @Test
  void resetsAClientThatDoesNotTakeItsAnswer() {
    byte[] large = new byte[16 * 1024 * 1024];
    try (Front front =
            new Front(
                slow(limits -> limits.answer = 150),
                request -> new RawResponse(200, List.of(), large));
        RawClient client = new RawClient(front.http.port(), 4_096)) {
      client.send(head("GET / HTTP/1.1"));
      Front.await("it is being answered", () -> front.seen.size() == 1);
      Front.await("it is forgotten", () -> front.http.connections().open() == 0);
    }
  }

  @Test
  void closesARefusedClientThatKeepsSending() {
    try (Front front = Front.echo(slow(limits -> limits.farewell = 100));
        RawClient client = front.client()) {
      client.send("\0");
      assertThat(client.answer().status()).isEqualTo(400);
      drip(client, "x".repeat(10_000));
      Front.await("it is forgotten", () -> front.http.connections().open() == 0);
    }
  }

  @Test
  void answersOthersWhileTwoThousandConnectionsDawdle() {
    try (Front front = Front.echo(HttpLimits.DEFAULTS)) {
      List<RawClient> slow =
          Stream.generate(front::client)
              .limit(2_000)
              .map(client -> client.send("POST / HTTP/1.1\r\nContent-Le"))
              .toList();
      Front.await("all are open", () -> front.http.connections().open() == 2_000);
      try (RawClient client = front.client()) {
        long[] took = new long[200];
        for (int i = 0; i < took.length; i++) {
          long began = System.nanoTime();
          assertThat(client.send(head("GET / HTTP/1.1")).answer().status()).isEqualTo(200);
          took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        assertThat(took[took.length / 2]).isLessThan(1_000_000_000L);
      }
      slow.forEach(RawClient::close);
      Front.await("all are forgotten", () -> front.http.connections().open() == 0);
    }
  }

  private static HttpLimits slow(Consumer<Limits> change) {
    return Limits.with(
        limits -> {
          limits.idle = LONG;
          limits.header = LONG;
          limits.request = LONG;
          limits.answer = LONG;
          limits.farewell = 100;
          change.accept(limits);
          limits.header = Math.min(limits.header, limits.request);
        });
  }

  /** Sends a byte now and then until the server hangs up; how many went. */
  private static int drip(RawClient client, String octets) {
    for (int i = 0; i < octets.length(); i++) {
      if (!client.trySend(octets.substring(i, i + 1))) {
        return i;
      }
      LockSupport.parkNanos(5_000_000);
    }
    return octets.length();
  }

  private static List<Integer> statuses(RawClient client) {
    return client.answersUntilClosed().stream().map(RawClient.Answer::status).toList();
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
