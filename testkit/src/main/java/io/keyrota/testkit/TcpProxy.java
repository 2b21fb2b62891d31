package io.keyrota.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A network that misbehaves on demand: listens on the loopback address, passes every connection on
 * to a target, and delays, holds or cuts what passes when told to. What is told applies from then
 * on, to open connections and to new ones.
 */
public final class TcpProxy implements Closeable {

  /** Which way octets travel. */
  public enum Way {
    TO_TARGET,
    FROM_TARGET
  }

  private static final int CHUNK = 16 * 1024;

  private final InetSocketAddress target;
  private final ServerSocket listening;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicLong leftToTarget = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong leftFromTarget = new AtomicLong(Long.MAX_VALUE);
  private boolean held;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean refusing;

  private TcpProxy(InetSocketAddress target, ServerSocket listening) {
    this.target = target;
    this.listening = listening;
  }

  /** Starts to pass connections on to a port of the loopback address. */
  public static TcpProxy to(int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket listening = new ServerSocket(0, 100, loopback);
    TcpProxy proxy = new TcpProxy(new InetSocketAddress(loopback, port), listening);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  /** The port to connect to instead of the target's. */
  public int port() {
    return listening.getLocalPort();
  }

  /** How many connections pass through now. */
  public int open() {
    return links.size();
  }

  /** Each piece of what is sent, either way, arrives this much later. */
  public void delay(Duration time) {
    delay = time;
  }

  /** Nothing passes any more until {@link #release}; nobody is told. */
  public synchronized void hold() {
    held = true;
  }

  /** What was held passes. */
  public synchronized void release() {
    held = false;
    notifyAll();
  }

  /** Resets every open connection, both ends. */
  public void cut() {
    links.forEach(Link::cut);
  }

  /**
   * Lets exactly so many more octets pass one way, counted over all connections, then resets the
   * connection that would carry the next. The reset may overtake what its end has not yet read.
   */
  public void cutAfter(Way way, long octets) {
    left(way).set(octets);
  }

  /** Whether new connections are accepted only to be reset. */
  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  /** All is passed on again, at once; connections that were cut stay so. */
  public void heal() {
    delay = Duration.ZERO;
    refusing = false;
    leftToTarget.set(Long.MAX_VALUE);
    leftFromTarget.set(Long.MAX_VALUE);
    release();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
    release();
  }

  private AtomicLong left(Way way) {
    return switch (way) {
      case TO_TARGET -> leftToTarget;
      case FROM_TARGET -> leftFromTarget;
    };
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        pass(listening.accept());
      } catch (IOException closedOrTargetGone) {
        // A closed listener ends the loop; a target that does not listen ends one connection.
      }
    }
  }

  private void pass(Socket client) throws IOException {
    Socket server = new Socket();
    Link link = new Link(client, server);
    if (refusing) {
      link.cut();
      return;
    }
    try {
      server.connect(target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    } catch (IOException targetGone) {
      link.cut();
      throw targetGone;
    }
    links.add(link);
    if (listening.isClosed()) {
      link.cut();
    }
    Thread.ofVirtual().start(() -> link.pump(client, server, Way.TO_TARGET));
    Thread.ofVirtual().start(() -> link.pump(server, client, Way.FROM_TARGET));
  }

  private void awaitPassage() throws InterruptedException {
    Duration time = delay;
    if (time.isPositive()) {
      Thread.sleep(time);
    }
    awaitRelease();
  }

  private synchronized void awaitRelease() throws InterruptedException {
    while (held && !listening.isClosed()) {
      wait();
    }
  }

  /** One connection: the client's half and ours to the target. */
  private final class Link {

    private final Socket client;
    private final Socket server;
    private int ended;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pump(Socket from, Socket to, Way way) {
      byte[] chunk = new byte[CHUNK];
      try {
        for (int read = from.getInputStream().read(chunk);
            read >= 0;
            read = from.getInputStream().read(chunk)) {
          awaitPassage();
          int length = read;
          long before = left(way).getAndUpdate(some -> Math.max(0, some - length));
          to.getOutputStream().write(chunk, 0, (int) Math.min(read, before));
          if (before < read) {
            cut();
            return;
          }
        }
        awaitPassage();
        to.shutdownOutput();
        halfEnded();
      } catch (IOException | InterruptedException gone) {
        cut();
      }
    }

    private synchronized void halfEnded() {
      if (++ended == 2) {
        end(false);
      }
    }

    void cut() {
      end(true);
    }

    private void end(boolean reset) {
      links.remove(this);
      for (Socket each : new Socket[] {client, server}) {
        try {
          each.setSoLinger(reset, 0);
          each.close();
        } catch (IOException alreadyClosed) {
          // It is what was wanted.
        }
      }
    }
  }
}
