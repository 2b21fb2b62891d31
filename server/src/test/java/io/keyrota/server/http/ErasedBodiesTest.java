package io.keyrota.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What comes and goes may be secret, and is not left lying about. */
class ErasedBodiesTest {
  private final Queue<byte[]> bodies = new ConcurrentLinkedQueue<>();

  private Front front(boolean once) {
    return new Front(
        HttpLimits.DEFAULTS,
        request -> {
          bodies.add(request.body());
          byte[] told = "an answer".getBytes(StandardCharsets.US_ASCII);
          bodies.add(told);
          return new RawResponse(200, List.of(), told, once);
        });
  }

  private static boolean erased(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private void ask(Front front, String body) throws Exception {
    try (RawClient client = front.client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
      assertThat(client.answer().body()).isEqualTo("an answer");
    }
  }

  @Test
  void bodiesAreErasedWhenTheAnswerHasLeft() throws Exception {
    try (Front front = front(true)) {
      ask(front, "a question".repeat(2_000));
      assertThat(bodies).hasSize(2);
      Front.await("both are erased", () -> bodies.stream().allMatch(ErasedBodiesTest::erased));
    }
  }

  @Test
  void aBodyThatMayBeToldAgainStays() throws Exception {
    try (Front front = front(false)) {
      ask(front, "a question");
      Front.await("the question is erased", () -> erased(bodies.element()));
      assertThat(bodies).last().isEqualTo("an answer".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
