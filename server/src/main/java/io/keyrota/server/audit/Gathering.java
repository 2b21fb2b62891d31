package io.keyrota.server.audit;

import java.util.concurrent.TimeUnit;

/**
 * How long a writer waits for others to share one force of the disk with: as long as somebody keeps
 * coming, since whoever was answered last is likely to be back, and a force costs more than a short
 * wait. A pause in which nobody came ends it. Of one writer's thread.
 */
public final class Gathering {
  /** The longest that anybody waits for others. */
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final int NOBODY = -1;
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final long pauseNanos;
  private long end;
  private int came = NOBODY;

  /**
   * @param forceNanos how long the last force took: a pause of twice that at most triples what the
   *     only one who came waits for
   */
  public Gathering(long forceNanos) {
    this.pauseNanos = Math.clamp(2 * forceNanos, SHORTEST_PAUSE_NANOS, MOST_NANOS);
  }

  /**
   * To be asked before every pause.
   *
   * @param waiting how many wait now
   * @return whether another pause may pay
   */
  public boolean goesOn(int waiting) {
    long now = System.nanoTime();
    if (came == NOBODY) {
      end = now + MOST_NANOS;
    }
    boolean more = waiting > came;
    came = waiting;
    return more && now - end < 0;
  }

  public long pauseNanos() {
    return pauseNanos;
  }
}
