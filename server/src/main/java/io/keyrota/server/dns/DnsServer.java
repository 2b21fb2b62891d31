package io.keyrota.server.dns;

import io.keyrota.server.aws.Zones;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The authoritative server of the hosted zones, over UDP and TCP (RFC 1035, RFC 7766, EDNS of RFC
 * 6891). Bounded whatever strangers do: questions in work, answers a second to a network,
 * connections, their patience, and the size of a question. Malformed messages are ignored.
 */
public final class DnsServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("keyrota.dns");
  private static final int AT_WORK = 128;
  private static final int CONNECTIONS = 64;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int LONGEST_QUESTION = 4_096;
  private static final int QUESTIONS_A_CONNECTION = 100;
  private static final int ANSWERS_A_SECOND = 1_000;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Authority authority;
  private final Semaphore atWork = new Semaphore(AT_WORK);
  private final Semaphore connections = new Semaphore(CONNECTIONS);
  private final Thread packets;
  private final Thread acceptor;

  private DnsServer(DatagramSocket udp, ServerSocket tcp, Zones zones) {
    this.udp = udp;
    this.tcp = tcp;
    this.authority = new Authority(zones);
    this.packets = Thread.ofPlatform().daemon().name("dns-udp").unstarted(this::receive);
    this.acceptor = Thread.ofPlatform().daemon().name("dns-tcp").unstarted(this::accept);
  }

  /**
   * Listens on both at the same port; port 0 takes one that is free.
   *
   * @throws IOException when the address is not this machine's, or the port is busy
   */
  public static DnsServer start(DnsSettings.Address at, Zones zones) throws IOException {
    InetAddress host = InetAddress.getByName(at.host());
    ServerSocket tcp = new ServerSocket();
    try {
      tcp.setReuseAddress(true);
      tcp.bind(new InetSocketAddress(host, at.port()), CONNECTIONS);
      DatagramSocket udp = new DatagramSocket(new InetSocketAddress(host, tcp.getLocalPort()));
      DnsServer server = new DnsServer(udp, tcp, zones);
      server.packets.start();
      server.acceptor.start();
      return server;
    } catch (IOException busy) {
      tcp.close();
      throw new IOException(
          "cannot answer DNS at " + at.host() + ":" + at.port() + ": " + busy.getMessage(), busy);
    }
  }

  public int port() {
    return tcp.getLocalPort();
  }

  private void receive() {
    Pace pace = new Pace(ANSWERS_A_SECOND, System.nanoTime());
    byte[] buffer = new byte[LONGEST_QUESTION];
    while (!udp.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        udp.receive(packet);
      } catch (IOException closed) {
        continue;
      }
      if (pace.allows(packet.getAddress(), System.nanoTime()) && atWork.tryAcquire()) {
        byte[] asked = Arrays.copyOf(packet.getData(), packet.getLength());
        InetSocketAddress asker = (InetSocketAddress) packet.getSocketAddress();
        Thread.startVirtualThread(() -> answer(asked, asker));
      }
    }
  }

  private void answer(byte[] asked, InetSocketAddress asker) {
    try {
      byte[] answer = safely(asked, false);
      if (answer != null) {
        udp.send(new DatagramPacket(answer, answer.length, asker));
      }
    } catch (IOException unreachable) {
      // Whoever asked has gone, or never was there.
    } finally {
      atWork.release();
    }
  }

  private byte @Nullable [] safely(byte[] asked, boolean overTcp) {
    try {
      return authority.answer(asked, overTcp);
    } catch (RuntimeException broken) {
      LOG.log(System.Logger.Level.ERROR, "a DNS question broke", broken);
      return null;
    }
  }

  private void accept() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        if (connections.tryAcquire()) {
          Thread.startVirtualThread(() -> converse(socket));
        } else {
          socket.close();
        }
      } catch (IOException closed) {
        // The loop looks whether it is to end.
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < QUESTIONS_A_CONNECTION; i++) {
        int length = in.readUnsignedShort();
        if (length == 0 || length > LONGEST_QUESTION) {
          return;
        }
        byte[] answer = safely(in.readNBytes(length), true);
        if (answer == null) {
          return;
        }
        byte[] framed = new byte[answer.length + 2];
        framed[0] = (byte) (answer.length >> 8);
        framed[1] = (byte) answer.length;
        System.arraycopy(answer, 0, framed, 2, answer.length);
        out.write(framed);
      }
    } catch (IOException gone) {
      // Too slow, or done.
    } finally {
      connections.release();
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing the DNS server", e);
    }
  }
}
