package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Clients of a load balancer's port: each thread connects, shakes hands in full, asks once and
 * leaves; some stay. Whom they trust is no matter here.
 */
final class EdgeClients {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final byte[] GET =
      "GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n".getBytes(US_ASCII);

  private final int port;
  private final int threads;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Set<String> serials = ConcurrentHashMap.newKeySet();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();

  EdgeClients(int port, int threads) {
    this.port = port;
    this.threads = threads;
  }

  /** What clients saw of renewals. */
  record Told(long requests, long connections, int serials, int failures, String first) {
    String line(int swaps) {
      return swaps
          + " renewals under load: "
          + requests
          + " requests over "
          + connections
          + " connections, "
          + serials
          + " certificates seen, failed: "
          + failures
          + (first.isEmpty() ? "" : ", first " + first);
    }
  }

  /** What is done while clients ask. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** As many full handshakes; returns how many were made. */
  long shake(int count) throws InterruptedException {
    AtomicLong left = new AtomicLong(count);
    AtomicLong made = new AtomicLong();
    all(
        () -> {
          while (left.decrementAndGet() >= 0) {
            comeAndGo();
            made.incrementAndGet();
          }
        });
    return made.get();
  }

  /** Half of the clients stay connected, half come and go, until the work is done. */
  Told through(Work work) throws IOException, InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    requests.set(0);
    connections.set(0);
    serials.clear();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      boolean stays = i % 2 == 0;
      running.add(
          Thread.ofPlatform()
              .start(
                  () ->
                      guarded(
                          () -> {
                            if (stays) {
                              stay(done);
                            } else {
                              while (!done.get()) {
                                comeAndGo();
                              }
                            }
                          })));
    }
    try {
      work.run();
    } finally {
      done.set(true);
      for (Thread each : running) {
        each.join();
      }
    }
    return new Told(
        requests.get(),
        connections.get(),
        serials.size(),
        failures.size(),
        failures.isEmpty() ? "" : String.valueOf(failures.peek()));
  }

  int failures() {
    return failures.size();
  }

  private void all(Work work) throws InterruptedException {
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(Thread.ofPlatform().start(() -> guarded(work)));
    }
    for (Thread each : running) {
      each.join();
    }
  }

  private void guarded(Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      failures.add(e.toString());
    }
  }

  private void comeAndGo() throws IOException {
    try (SSLSocket socket = connected()) {
      ask(socket);
    }
  }

  private void stay(AtomicBoolean done) throws IOException {
    try (SSLSocket socket = connected()) {
      while (!done.get()) {
        ask(socket);
      }
    }
  }

  private SSLSocket connected() throws IOException {
    Socket plain = new Socket();
    plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    plain.setTcpNoDelay(true);
    SSLSocket socket =
        (SSLSocket) fresh().getSocketFactory().createSocket(plain, "www.example.com", port, true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.startHandshake();
    connections.incrementAndGet();
    X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    serials.add(shown.getSerialNumber().toString(16));
    return socket;
  }

  /** Knows no session: each handshake is a full one. */
  private static SSLContext fresh() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Everybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ask(SSLSocket socket) throws IOException {
    socket.getOutputStream().write(GET);
    byte[] answer = new byte[4096];
    int length = 0;
    while (!new String(answer, 0, length, US_ASCII).endsWith("\r\n\r\nhello")) {
      int read = socket.getInputStream().read(answer, length, answer.length - length);
      if (read < 0) {
        throw new IOException("closed after: " + new String(answer, 0, length, US_ASCII));
      }
      length += read;
    }
    if (!new String(answer, 0, length, US_ASCII).startsWith("HTTP/1.1 200 ")) {
      throw new IOException("answered: " + new String(answer, 0, length, US_ASCII));
    }
    requests.incrementAndGet();
  }

  private static final class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
