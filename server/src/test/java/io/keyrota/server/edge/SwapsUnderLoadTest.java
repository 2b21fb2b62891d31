package io.keyrota.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.elb.SslPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A certificate is swapped a hundred times under clients that never rest: nobody notices. */
class SwapsUnderLoadTest {
  private static final int SWAPS = 100;
  private static final int STAYING = 2;
  private static final int COMING = 2;
  private static final String GET = "GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n";

  private final EdgeRoom room = new EdgeRoom();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  SwapsUnderLoadTest() throws IOException {}

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void notOneRequestFailsThroughAHundredSwaps() throws Exception {
    room.forward(Optional.of(SslPolicy.TLS13_1_2_2021_06));
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < STAYING; i++) {
      clients.add(Thread.ofPlatform().start(() -> guarded(this::stay)));
    }
    for (int i = 0; i < COMING; i++) {
      clients.add(Thread.ofPlatform().start(() -> guarded(this::comeAndGo)));
    }
    try {
      for (int version = 2; version < 2 + SWAPS; version++) {
        String file = version % 2 == 0 ? "second" : "first";
        int before = connections.get();
        room.serve("first", file, version);
        try (TlsClient next = connect()) {
          assertThat(next.shown()).as("the very next handshake").isEqualTo(file);
        }
        while (connections.get() < before + 1 && failures.isEmpty()) {
          Thread.onSpinWait();
        }
      }
    } finally {
      stopping.set(true);
      for (Thread client : clients) {
        client.join();
      }
    }
    assertThat(failures).isEmpty();
    assertThat(connections.get()).isGreaterThanOrEqualTo(SWAPS);
    assertThat(requests.get()).isGreaterThan(2 * SWAPS);
    assertThat(room.keysOpened.get())
        .as("each version's key is opened, and few of them twice")
        .isBetween(SWAPS, 2 * SWAPS);
  }

  private TlsClient connect() throws IOException {
    return TlsClient.connect(room.port, "www.example.com", null);
  }

  /** Something that clients do until they are stopped. */
  private interface Life {
    void live() throws IOException;
  }

  private void guarded(Life life) {
    try {
      life.live();
    } catch (IOException | RuntimeException e) {
      failures.add(e.toString());
    }
  }

  private void stay() throws IOException {
    try (TlsClient client = connect()) {
      while (!stopping.get()) {
        ask(client);
      }
    }
  }

  private void comeAndGo() throws IOException {
    while (!stopping.get()) {
      try (TlsClient client = connect()) {
        ask(client);
        connections.incrementAndGet();
      }
    }
  }

  private void ask(TlsClient client) throws IOException {
    String answer = client.ask(GET);
    requests.incrementAndGet();
    if (!answer.startsWith("HTTP/1.1 200 ") || !answer.contains("GET /")) {
      failures.add(answer);
    }
  }
}
