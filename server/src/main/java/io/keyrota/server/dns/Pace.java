package io.keyrota.server.dns;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many answers a second go to one network over UDP, where whoever asks may lie about where
 * from: a stranger must not make us flood a third party. Beyond it questions are dropped; a
 * resolver asks again, or over TCP.
 */
final class Pace {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_NETWORKS = 10_000;

  private final int perSecond;
  private final Map<String, Integer> answered = new HashMap<>();
  private long began;

  Pace(int perSecond, long nanoTime) {
    this.perSecond = perSecond;
    this.began = nanoTime;
  }

  /** Whether a question may be answered; asked by one thread. */
  boolean allows(InetAddress asker, long nanoTime) {
    if (nanoTime - began >= SECOND || answered.size() >= MOST_NETWORKS) {
      answered.clear();
      began = nanoTime;
    }
    byte[] address = asker.getAddress();
    String network = Arrays.toString(Arrays.copyOf(address, address.length == 4 ? 3 : 7));
    return answered.merge(network, 1, Integer::sum) <= perSecond;
  }
}
