package io.keyrota.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** All open connections and what they may hold together. Safe for any thread. */
final class Connections {

  private final HttpLimits limits;
  private final DateField date;
  private final Set<ConnectionGuard> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong heldBodyBytes = new AtomicLong();
  private volatile boolean stopping;

  Connections(HttpLimits limits, DateField date) {
    this.limits = limits;
    this.date = date;
  }

  /** False when there are too many; the connection is counted all the same until it goes. */
  boolean add(ConnectionGuard guard) {
    open.add(guard);
    return count.incrementAndGet() <= limits.connections();
  }

  void remove(ConnectionGuard guard) {
    if (open.remove(guard)) {
      count.decrementAndGet();
    }
  }

  /** From now on every answer is its connection's last. */
  void stop() {
    stopping = true;
  }

  boolean stopping() {
    return stopping;
  }

  int open() {
    return count.get();
  }

  /** Ends the connections whose deadline has passed. */
  void reap() {
    long now = System.nanoTime();
    for (ConnectionGuard guard : open) {
      if (guard.expired(now)) {
        guard.expire();
      }
    }
  }

  /** False when there is no room; then nothing is taken. */
  boolean hold(long bytes) {
    if (heldBodyBytes.addAndGet(bytes) <= limits.heldBodyBytes()) {
      return true;
    }
    heldBodyBytes.addAndGet(-bytes);
    return false;
  }

  void release(long bytes) {
    if (bytes > 0) {
      heldBodyBytes.addAndGet(-bytes);
    }
  }

  long heldBodyBytes() {
    return heldBodyBytes.get();
  }

  /** An IP address as text, without an interface's name; empty for any other address. */
  static String text(SocketAddress address) {
    if (!(address instanceof InetSocketAddress internet)) {
      return "";
    }
    String text = internet.getAddress().getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  /** A whole answer without content that ends its connection. */
  String refusal(int status) {
    return "HTTP/1.1 "
        + HttpResponseStatus.valueOf(status)
        + "\r\nDate: "
        + date.value()
        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }
}
