package io.keyrota.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.rules.elb.Target;
import io.keyrota.testkit.Ports;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients of HTTP/2 who mean harm: each is let go, or kept within bounds, and others are served all
 * the while.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class Http2AttacksTest {
  private static final byte[] NOTHING = {};
  private static final byte[] EIGHT = new byte[8];
  private static final byte[] CANCEL = {0, 0, 0, 8};

  /** More than anybody may send in vain. */
  private static final int ENDLESS = 2_000_000;

  /** What may be on its way when the server has had enough. */
  private static final int FEW = 50_000;

  /** How many turns were taken before the connection was seen to end. */
  private final AtomicInteger sent = new AtomicInteger();

  private EdgeRoom room;

  @BeforeEach
  void open() throws IOException {
    room = new EdgeRoom();
    room.forward(Optional.of(SslPolicy.TLS13_1_2_RES_2021_06));
  }

  @AfterEach
  void close() {
    room.close();
  }

  private void othersAreServed() throws IOException {
    try (Frames client = Frames.connect(room.port)) {
      client
          .send(Frames.HEADERS, Frames.END_HEADERS | Frames.END_STREAM, 1, Frames.get("/after"))
          .flush();
      assertThat(client.next(Frames.HEADERS)).isPresent();
      assertThat(
              new String(client.next(Frames.DATA).orElseThrow().payload(), StandardCharsets.UTF_8))
          .startsWith("GET /after\n");
    }
  }

  private interface Turn {
    void send(Frames client, int number) throws IOException;
  }

  /** Whether the connection ends while a client does something over and over. */
  private boolean ends(Frames client, Turn turn) throws IOException {
    Thread sending =
        Thread.startVirtualThread(
            () -> {
              try {
                for (int i = 0; i < ENDLESS; i++) {
                  turn.send(client, i);
                  sent.set(i);
                }
              } catch (IOException over) {
                // As it should be.
              }
            });
    try {
      Optional<Frames.Frame> frame = client.next();
      while (frame.isPresent() && frame.get().type() != Frames.GOAWAY) {
        frame = client.next();
      }
      return true;
    } catch (SocketTimeoutException stillThere) {
      return false;
    } finally {
      client.close();
      sending.interrupt();
    }
  }

  @Test
  void anOrdinaryClientIsServed() throws IOException {
    othersAreServed();
    assertThat(room.reached).hasValue(1);
  }

  /** A request has ended before anybody is asked for an answer to it. */
  @Test
  void aTargetThatIsDownIsToldOverHttp2Too() throws IOException {
    room.targets(List.of(new Target("127.0.0.1", Ports.free())));
    try (Frames client = Frames.connect(room.port)) {
      client
          .send(Frames.HEADERS, Frames.END_HEADERS | Frames.END_STREAM, 1, Frames.get("/down"))
          .flush();
      assertThat(client.next(Frames.HEADERS)).isPresent();
    }
  }

  @Test
  void aHeaderListThatIsTooLargeReachesNobody() throws IOException {
    try (Frames client = Frames.connect(room.port)) {
      client.send(Frames.HEADERS, Frames.END_STREAM, 1, Frames.get("/large"));
      byte[] field = Frames.field("x", 120);
      for (int i = 0; i < 800; i++) {
        client.send(Frames.CONTINUATION, i == 799 ? Frames.END_HEADERS : 0, 1, field);
      }
      client.flush();
      Optional<Frames.Frame> answer = client.next();
      while (answer.isPresent()
          && (answer.get().stream() == 0 || answer.get().type() == Frames.SETTINGS)
          && answer.get().type() != Frames.GOAWAY) {
        answer = client.next();
      }
      assertThat(answer.map(Frames.Frame::type).orElse(Frames.GOAWAY))
          .isIn(Frames.GOAWAY, Frames.RST_STREAM, Frames.HEADERS);
    } catch (IOException over) {
      // It was closed while the client still spoke.
    }
    assertThat(room.reached).hasValue(0);
    othersAreServed();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void aHeaderThatGoesOnForEverEndsTheConnection(int length) throws IOException {
    byte[] more = length == 0 ? NOTHING : Frames.field("x", length);
    try (Frames client = Frames.connect(room.port)) {
      client.send(Frames.HEADERS, Frames.END_STREAM, 1, Frames.get("/endless"));
      assertThat(ends(client, (to, i) -> to.send(Frames.CONTINUATION, 0, 1, more).flush()))
          .isTrue();
    }
    assertThat(room.reached).hasValue(0);
    // A hundred are allowed; the rest was on its way.
    assertThat(sent).hasValueLessThan(FEW);
    othersAreServed();
  }

  /** Whoever looked at the frames from the second read on would begin in the middle of one. */
  @Test
  void aHeaderThatGoesOnForEverEndsTheConnectionHoweverItsFirstOctetsArrive() throws IOException {
    byte[] begins = {0, 0, 0, Frames.CONTINUATION};
    byte[] goesOn = {0, 0, 0, 0, 1, 0, 0, 0, Frames.CONTINUATION};
    try (Frames client = Frames.begin(room.port)) {
      client.send(Frames.HEADERS, Frames.END_STREAM, 1, Frames.get("/endless"));
      client.raw(begins).flush();
      assertThat(ends(client, (to, i) -> to.raw(goesOn).flush())).isTrue();
    }
    assertThat(room.reached).hasValue(0);
    assertThat(sent).hasValueLessThan(FEW);
    othersAreServed();
  }

  @Test
  void streamsThatAreResetAtOnceEndTheConnection() throws IOException {
    byte[] fields = Frames.get("/reset");
    try (Frames client = Frames.connect(room.port)) {
      assertThat(
              ends(
                  client,
                  (to, i) ->
                      to.send(
                              Frames.HEADERS,
                              Frames.END_HEADERS | Frames.END_STREAM,
                              2 * i + 1,
                              fields)
                          .send(Frames.RST_STREAM, 0, 2 * i + 1, CANCEL)
                          .flush()))
          .isTrue();
    }
    othersAreServed();
    assertThat(room.reached.get()).isLessThan(1000);
  }

  /** Each costs an answer. */
  @ParameterizedTest
  @ValueSource(ints = {Frames.SETTINGS, Frames.PING})
  void whoWantsAnswersWithoutEndIsLetGo(int type) throws IOException {
    byte[] payload = type == Frames.PING ? EIGHT : NOTHING;
    try (Frames client = Frames.connect(room.port)) {
      assertThat(ends(client, (to, i) -> to.send(type, 0, 0, payload).flush())).isTrue();
    }
    othersAreServed();
  }

  /** And its target, which waits for the rest, is asked no longer. */
  @Test
  void emptyDataWithoutEndEndsTheConnection() throws IOException {
    room.idleSeconds = 4000;
    try (Frames client = Frames.connect(room.port)) {
      client.send(Frames.HEADERS, Frames.END_HEADERS, 1, Frames.get("/empty"));
      assertThat(ends(client, (to, i) -> to.send(Frames.DATA, 0, 1).flush())).isTrue();
    }
    othersAreServed();
  }

  /** SETTINGS_INITIAL_WINDOW_SIZE of zero: nothing of an answer's body can be sent. */
  @Test
  void whoTakesNoAnswersIsLetGoAfterTheIdleTime() throws IOException {
    byte[] noWindow = ByteBuffer.allocate(6).putShort((short) 4).putInt(0).array();
    // Long enough for the others on a machine with much else to do.
    room.idleSeconds = 5;
    List<Frames> stalled = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      Frames client = Frames.connect(room.port, noWindow);
      stalled.add(client);
      for (int i = 0; i < 128; i++) {
        client.send(
            Frames.HEADERS,
            Frames.END_HEADERS | Frames.END_STREAM,
            2 * i + 1,
            Frames.get("/stalled"));
      }
      client.flush();
    }
    othersAreServed();
    for (Frames client : stalled) {
      assertThat(client.next(Frames.DATA)).isEmpty();
      client.close();
    }
    othersAreServed();
  }
}
