package io.keyrota.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class FramingProperty {

  private static final HttpLimits LIMITS =
      Limits.with(
          limits -> {
            limits.headerBytes = 400;
            limits.headerFields = 6;
            limits.bodyBytes = 40;
          });

  private static final String CHUNKS = "3\r\nabc\r\nA;x=\"y\"\r\n0123456789\r\n0\r\nX: y\r\n\r\n";

  private static final List<String> REQUESTS =
      List.of(
          "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
          "\r\nGET /a?b HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
          "POST / HTTP/1.1\r\nContent-Length: 5\r\nX: \t y \r\n\r\nabcde",
          "POST / HTTP/1.1\r\nHost: h\r\ncontent-length:\t007 \r\n\r\n\r\n\r\nabc",
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS,
          "PUT /x HTTP/1.1\r\nTRANSFER-ENCODING:Chunked\r\nA:\r\n\r\n00\r\n\r\n");

  private record Edit(int kind, int place, char octet) {}

  private record Result(int taken, boolean complete, int refusal) {}

  /** Requests with a few octets changed, and another request after them. */
  @Provide
  Arbitrary<byte[]> almostRequests() {
    Arbitrary<Character> octets =
        Arbitraries.oneOf(
            Arbitraries.of('\r', '\n', ' ', '\t', ':', ';', '0', '1', 'a', ',', '\0', '\u000b'),
            Arbitraries.chars().range('\0', '\u00ff'));
    Arbitrary<Edit> edits =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 150),
                octets)
            .as(Edit::new);
    return Combinators.combine(Arbitraries.of(REQUESTS), edits.list().ofMaxSize(3))
        .as(FramingProperty::edited);
  }

  @Property(tries = 3_000)
  void decidesTheSameHoweverTheOctetsArrive(
      @ForAll("almostRequests") byte[] octets, @ForAll @IntRange(min = 1, max = 7) int piece) {
    Framing atOnce = new Framing(LIMITS);
    Result whole = new Result(read(atOnce, octets), atOnce.complete(), atOnce.refusal());

    Framing piecemeal = new Framing(LIMITS);
    int taken = 0;
    while (taken < octets.length && !piecemeal.complete() && piecemeal.refusal() == 0) {
      int end = Math.min(octets.length, taken + piece);
      taken += read(piecemeal, Arrays.copyOfRange(octets, taken, end));
    }

    assertThat(new Result(taken, piecemeal.complete(), piecemeal.refusal())).isEqualTo(whole);
  }

  /** Two readers, one meaning: what is let through ends for Netty where it ends for us. */
  @Property(tries = 3_000)
  void letsNothingThroughThatNettyReadsOtherwise(@ForAll("almostRequests") byte[] octets) {
    Framing framing = new Framing(LIMITS);
    int taken = read(framing, octets);
    if (!framing.complete()) {
      return;
    }
    EmbeddedChannel netty = new EmbeddedChannel(HttpFront.decoder(LIMITS));
    netty.writeInbound(Unpooled.wrappedBuffer(octets, 0, taken));

    int requests = 0;
    int ends = 0;
    int content = 0;
    for (Object each = netty.readInbound(); each != null; each = netty.readInbound()) {
      assertThat(((HttpObject) each).decoderResult().isSuccess()).isTrue();
      requests += each instanceof HttpRequest ? 1 : 0;
      ends += each instanceof LastHttpContent ? 1 : 0;
      if (each instanceof HttpContent part) {
        content += part.content().readableBytes();
        part.release();
      }
    }
    assertThat(requests).isEqualTo(1);
    assertThat(ends).isEqualTo(1);
    assertThat(content).isLessThanOrEqualTo(LIMITS.bodyBytes());
    netty.finishAndReleaseAll();
  }

  @Property(tries = 500)
  void takesEveryRequestAsItWasMeant(@ForAll @IntRange(max = 5) int which) {
    byte[] octets = REQUESTS.get(which).getBytes(StandardCharsets.ISO_8859_1);
    byte[] more = Arrays.copyOf(octets, octets.length + 10);
    Framing framing = new Framing(LIMITS);

    for (int again = 0; again < 3; again++) {
      assertThat(read(framing, more)).isEqualTo(octets.length);
      assertThat(framing.complete()).isTrue();
      framing.next();
    }
  }

  private static int read(Framing framing, byte[] octets) {
    ByteBuf in = Unpooled.wrappedBuffer(octets);
    return framing.read(in);
  }

  private static byte[] edited(String request, List<Edit> edits) {
    StringBuilder text = new StringBuilder(request);
    for (Edit edit : edits) {
      int place = edit.place % text.length();
      switch (edit.kind) {
        case 0 -> text.setCharAt(place, edit.octet);
        case 1 -> text.insert(place, edit.octet);
        case 2 -> text.deleteCharAt(place);
        default -> text.insert(place, text.substring(place, Math.min(place + 9, text.length())));
      }
    }
    return text.append("GET /next HTTP/1.1\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
