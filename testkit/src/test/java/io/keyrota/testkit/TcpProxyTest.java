package io.keyrota.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that says everything back, behind the proxy. */
@SuppressWarnings("NullAway.Init")
final class TcpProxyTest {

  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    proxy = TcpProxy.to(echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesEverythingBothWays() throws IOException {
    try (Socket client = connect()) {
      String large = "0123456789".repeat(20_000);
      Thread.ofVirtual().start(() -> send(client, large));
      assertThat(read(client, large.length())).isEqualTo(large);

      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void delaysWhatPasses() throws IOException {
    proxy.delay(Duration.ofMillis(50));
    try (Socket client = connect()) {
      long began = System.nanoTime();
      send(client, "late");

      assertThat(read(client, 4)).isEqualTo("late");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(99));
    }
  }

  @Test
  void holdsWhatPassesUntilItIsReleased() throws IOException {
    try (Socket client = connect()) {
      send(client, "a");
      assertThat(read(client, 1)).isEqualTo("a");

      proxy.hold();
      send(client, "b");
      client.setSoTimeout(50);
      assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketTimeoutException.class);

      proxy.release();
      client.setSoTimeout(10_000);
      assertThat(read(client, 1)).isEqualTo("b");
    }
  }

  @Test
  void cutsOpenConnectionsAndServesNewOnes() throws IOException {
    try (Socket first = connect()) {
      send(first, "a");
      assertThat(read(first, 1)).isEqualTo("a");
      assertThat(proxy.open()).isEqualTo(1);

      proxy.cut();
      assertThatThrownBy(() -> read(first, 1)).isInstanceOf(SocketException.class);
      assertThat(proxy.open()).isZero();
    }
    try (Socket second = connect()) {
      send(second, "b");
      assertThat(read(second, 1)).isEqualTo("b");
    }
  }

  @Test
  void cutsAfterSoManyOctetsOfAnAnswer() throws IOException {
    try (Socket client = connect()) {
      proxy.cutAfter(TcpProxy.Way.FROM_TARGET, 3);
      send(client, "abc");
      assertThat(read(client, 3)).isEqualTo("abc");
      send(client, "d");
      assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketException.class);
    }
    proxy.heal();
    try (Socket client = connect()) {
      send(client, "well");
      assertThat(read(client, 4)).isEqualTo("well");
    }
  }

  @Test
  void cutsARequestBeforeItsEnd() throws IOException {
    proxy.cutAfter(TcpProxy.Way.TO_TARGET, 0);
    try (Socket client = connect()) {
      send(client, "abc");
      assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void refusesNewConnectionsWhenToldTo() throws IOException {
    proxy.refuse(true);
    assertThatThrownBy(
            () -> {
              try (Socket client = connect()) {
                read(client, 1);
              }
            })
        .isInstanceOf(SocketException.class);
  }

  @Test
  void cutsConnectionsWhoseTargetDoesNotListen() throws IOException {
    int nobody;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = gone.getLocalPort();
    }
    try (TcpProxy toNobody = TcpProxy.to(nobody)) {
      assertThatThrownBy(
              () -> {
                try (Socket client = connect(toNobody)) {
                  read(client, 1);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket client = echo.accept();
        Thread.ofVirtual().start(() -> sayBack(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void sayBack(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException gone) {
      // The proxy cut it, as the test wanted.
    }
  }

  private Socket connect() throws IOException {
    return connect(proxy);
  }

  private static Socket connect(TcpProxy through) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), through.port());
    client.setTcpNoDelay(true);
    client.setSoTimeout(10_000);
    return client;
  }

  private static void send(Socket client, String text) {
    try {
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  /** Exactly so many octets; a connection that ends before is an error as a reset one is. */
  private static String read(Socket client, int length) throws IOException {
    byte[] octets = client.getInputStream().readNBytes(length);
    if (octets.length < length) {
      throw new SocketException("ended after " + octets.length);
    }
    return new String(octets, StandardCharsets.US_ASCII);
  }
}
