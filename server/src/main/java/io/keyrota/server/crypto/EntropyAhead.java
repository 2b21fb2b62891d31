package io.keyrota.server.crypto;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Asks its source for some hundreds of bytes at a time: a data key and the nonce that wraps it take
 * fewer than the operating system likes to give at once. What was handed out is erased here, and
 * what has lain for a moment is handed out no more: two copies of a machine that was stopped and
 * copied would draw the same.
 */
public final class EntropyAhead implements Entropy {
  /** What lies here is the secret of a moment to come, so it is little. */
  private static final int AHEAD = 512;

  private static final long FRESH = Duration.ofMillis(100).toNanos();

  private final Entropy source;
  private final LongSupplier nanos;
  private final byte[] ahead = new byte[AHEAD];
  private int used = AHEAD;
  private long since;

  /**
   * Nothing is read yet.
   *
   * @param nanos nanoseconds since some instant
   */
  public EntropyAhead(Entropy source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
  }

  @Override
  public byte[] bytes(int count) {
    return count > AHEAD / 4 ? source.bytes(count) : few(count);
  }

  private synchronized byte[] few(int count) {
    long now = nanos.getAsLong();
    if (count > AHEAD - used || now - since > FRESH) {
      since = now;
      byte[] fresh = source.bytes(AHEAD);
      System.arraycopy(fresh, 0, ahead, 0, AHEAD);
      Arrays.fill(fresh, (byte) 0);
      used = 0;
    }
    byte[] bytes = Arrays.copyOfRange(ahead, used, used + count);
    Arrays.fill(ahead, used, used + count, (byte) 0);
    used += count;
    return bytes;
  }

  /** The first of the bytes that were read ahead, as they lie here now. */
  synchronized byte[] first(int count) {
    return Arrays.copyOf(ahead, count);
  }
}
