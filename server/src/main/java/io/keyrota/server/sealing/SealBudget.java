package io.keyrota.server.sealing;

import io.keyrota.server.sealing.Sealer.Domain;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many blobs may be sealed. Under one version of a domain's key at most 2^48, so that a pair of
 * key and nonce repeats with a chance of 2^-33 at the most; each life of the server sets a part of
 * them apart before it seals, and makes no more. Safe for all threads.
 */
final class SealBudget {
  /** Under one version of a domain's key. */
  static final long MOST = 1L << 48;

  /** A million seals a second for twelve days, ten thousand for three years. */
  static final long OF_ONE_LIFE = 1L << 40;

  private final Map<Domain, AtomicLong> left = new EnumMap<>(Domain.class);

  SealBudget() {
    this(OF_ONE_LIFE);
  }

  SealBudget(long each) {
    for (Domain domain : Domain.values()) {
      left.put(domain, new AtomicLong(each));
    }
  }

  /**
   * Takes one seal.
   *
   * @throws IllegalStateException when this life has made all of its seals: a restart sets new ones
   *     apart
   */
  void spend(Domain domain) {
    AtomicLong of = left.get(domain);
    if (of == null || of.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      throw new IllegalStateException(
          "this life of the server has made all seals of " + domain + " set apart for it: restart");
    }
  }
}
