package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * A few RSA keys made beforehand: making one takes up to a second. Nothing here waits: an empty
 * pool gives nothing, a full one takes nothing.
 */
final class RsaPool implements AutoCloseable {
  private static final List<KeySpec> SPECS =
      List.of(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096);
  private static final int EACH = 2;

  private final Map<KeySpec, BlockingQueue<KeyPair>> ready = new EnumMap<>(KeySpec.class);
  private final Function<KeySpec, KeyPair> maker;

  RsaPool(Function<KeySpec, KeyPair> maker) {
    this.maker = maker;
    SPECS.forEach(spec -> ready.put(spec, new LinkedBlockingQueue<>(EACH)));
  }

  KeyPair take(KeySpec spec) {
    KeyPair pair = queue(spec).poll();
    return pair == null ? maker.apply(spec) : pair;
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
    return SPECS.stream().filter(spec -> queue(spec).remainingCapacity() > 0).findFirst();
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
