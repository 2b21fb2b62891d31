package io.keyrota.server.crypto;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * A few idle instances of a provider's class, which are dear to make and not for several threads at
 * once. A thread-local would keep one for each of countless virtual threads; this keeps at most
 * {@value #PLACES}. Taking and giving back never wait.
 */
final class Pool<T> {
  private static final int PLACES = 16;
  private static final int PROBES = 4;

  private final AtomicReferenceArray<T> idle = new AtomicReferenceArray<>(PLACES);
  private final Supplier<T> maker;

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** An instance for the caller alone: an idle one, else a new one. */
  T take() {
    int first = place();
    for (int i = 0; i < PROBES; i++) {
      T found = idle.getAndSet((first + i) % PLACES, null);
      if (found != null) {
        return found;
      }
    }
    return maker.get();
  }

  /** Gives an instance back, holding no key; where all places are full it is left to the heap. */
  void giveBack(T instance) {
    int first = place();
    for (int i = 0; i < PROBES; i++) {
      if (idle.compareAndSet((first + i) % PLACES, null, instance)) {
        return;
      }
    }
  }

  private static int place() {
    return (int) (Thread.currentThread().threadId() % PLACES);
  }
}
