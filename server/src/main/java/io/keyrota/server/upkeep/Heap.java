package io.keyrota.server.upkeep;

import java.util.function.LongSupplier;

/**
 * Keeps the process small. The serial collector lets its old space grow to the limit of the heap
 * before it looks for garbage there; rows that were pushed out of memory by others would stay
 * resident for hours. So it is asked to look when that much may have come together, in bytes, which
 * takes it less than a tenth of a second. Used by one thread.
 */
public final class Heap {
  /** Growth that is worth a look: the young space, 64 MiB, comes and goes by itself. */
  static final long WORTH_A_LOOK = 128L << 20;

  private final LongSupplier used;
  private final Runnable collect;
  private long kept;

  /** The heap of this process. */
  public Heap() {
    this(() -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(), System::gc);
  }

  Heap(LongSupplier used, Runnable collect) {
    this.used = used;
    this.collect = collect;
    this.kept = used.getAsLong();
  }

  /** Looks whether so much has come together since the last time. */
  public void tick() {
    long now = used.getAsLong();
    if (now - kept > WORTH_A_LOOK) {
      collect.run();
      kept = used.getAsLong();
    } else {
      // What was collected meanwhile is no growth.
      kept = Math.min(kept, now);
    }
  }
}
