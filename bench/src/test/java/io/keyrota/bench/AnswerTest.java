package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final String TEXT =
      "HTTP/1.1 403 Forbidden\r\nDate: x\r\nCONTENT-length: 31\r\n\r\n"
          + "<AccessKeyId>AKIA</AccessKeyId>";

  @Test
  void isWholeWithItsLastByteHoweverItArrives() {
    byte[] bytes = TEXT.getBytes(US_ASCII);
    Answer answer = new Answer();
    for (int first = 0; first <= bytes.length; first++) {
      answer.reset();
      boolean whole = first > 0 && feed(answer, bytes, 0, first);
      assertThat(whole).isEqualTo(first == bytes.length);
      for (int i = first; i < bytes.length; i++) {
        assertThat(feed(answer, bytes, i, i + 1)).isEqualTo(i + 1 == bytes.length);
      }
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.between(bytes("<AccessKeyId>"), bytes("</AccessKeyId>"))).isEqualTo("AKIA");
    }
  }

  @Test
  void looksForTextsInTheBodyOnly() {
    Answer answer = new Answer();
    feed(answer, TEXT.getBytes(US_ASCII), 0, TEXT.length());
    assertThat(answer.holds(bytes("AKIA<"))).isTrue();
    assertThat(answer.holds(bytes("Forbidden"))).isFalse();
    assertThat(answer.between(bytes("<Secret>"), bytes("</Secret>"))).isEmpty();
  }

  @Test
  void growsForLongBodies() {
    int length = 100_000;
    byte[] bytes =
        ("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length))
            .getBytes(US_ASCII);
    Answer answer = new Answer();
    boolean whole = false;
    for (int i = 0; i < bytes.length; i += 1000) {
      assertThat(whole).isFalse();
      whole = feed(answer, bytes, i, Math.min(bytes.length, i + 1000));
    }
    assertThat(whole).isTrue();
  }

  @Test
  void saysWhenThereIsNoLength() {
    byte[] bytes = "HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII);
    assertThatThrownBy(() -> feed(new Answer(), bytes, 0, bytes.length))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("200 OK");
  }

  private static boolean feed(Answer answer, byte[] bytes, int from, int to) {
    boolean whole = false;
    for (int i = from; i < to; i++) {
      byte[] room = answer.room();
      room[answer.length()] = bytes[i];
      whole = answer.grew(1);
    }
    return whole;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
