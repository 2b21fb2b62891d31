package io.keyrota.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports for tests that must know theirs before the server has it. */
public final class Ports {
  private Ports() {}

  /**
   * A port of the loopback address that was free a moment ago. Where the server can be asked for
   * its port, let it listen on port 0 instead: another process may be quicker here.
   */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
