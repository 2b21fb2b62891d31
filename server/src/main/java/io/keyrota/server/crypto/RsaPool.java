package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A few RSA keys made beforehand, of the specs that are expected to be asked for: making one takes
 * up to a second. Who takes one does not wait for others: an empty pool makes one on the spot.
 */
final class RsaPool implements AutoCloseable {
  private static final List<KeySpec> SPECS =
      List.of(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096);
  private static final int EACH = 2;

  private final Map<KeySpec, BlockingQueue<KeyPair>> ready = new EnumMap<>(KeySpec.class);
  private final Function<KeySpec, KeyPair> maker;
  private final Set<KeySpec> expected = ConcurrentHashMap.newKeySet();

  /** Has a permit whenever something may be missing. */
  private final Semaphore missed = new Semaphore(0);

  RsaPool(Function<KeySpec, KeyPair> maker) {
    this.maker = maker;
    SPECS.forEach(spec -> ready.put(spec, new LinkedBlockingQueue<>(EACH)));
  }

  /** Keys of the spec are to be ready from now on. */
  void expect(KeySpec spec) {
    if (expected.add(spec)) {
      missed.release();
    }
  }

  int ready(KeySpec spec) {
    return queue(spec).size();
  }

  KeyPair take(KeySpec spec) {
    KeyPair pair = queue(spec).poll();
    if (expected.contains(spec)) {
      missed.release();
    }
    return pair == null ? maker.apply(spec) : pair;
  }

  /** Waits until something may be missing, and makes it. */
  void refill() throws InterruptedException {
    missed.acquire();
    missed.drainPermits();
    while (fill()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /** Makes one key where one is missing; whether there was. */
  boolean fill() {
    Optional<KeySpec> missing = missing();
    missing.ifPresent(
        spec -> {
          KeyPair pair = maker.apply(spec);
          if (!queue(spec).offer(pair)) {
            pair.close();
          }
        });
    return missing.isPresent();
  }

  private Optional<KeySpec> missing() {
    return SPECS.stream()
        .filter(expected::contains)
        .filter(spec -> queue(spec).remainingCapacity() > 0)
        .findFirst();
  }

  private BlockingQueue<KeyPair> queue(KeySpec spec) {
    BlockingQueue<KeyPair> queue = ready.get(spec);
    if (queue == null) {
      throw new IllegalArgumentException(spec + " is not RSA's");
    }
    return queue;
  }

  @Override
  public void close() {
    for (BlockingQueue<KeyPair> queue : ready.values()) {
      for (KeyPair pair = queue.poll(); pair != null; pair = queue.poll()) {
        pair.close();
      }
    }
  }
}
