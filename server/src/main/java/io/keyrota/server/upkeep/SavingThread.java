package io.keyrota.server.upkeep;

import io.keyrota.server.audit.Recorded;
import io.keyrota.server.audit.Trail;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks whether what was learnt from the trail is to be saved: once a second, and as soon as the
 * trail has grown by {@link SavingTurn#FEW_TO_REPLAY} entries. It is a thread of its own, since the
 * trail's can not wait for a commit, and the loop of duties may be busy when entries come fast.
 */
public final class SavingThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("keyrota.upkeep");
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  private final Runnable look;
  private final Thread thread;
  private volatile boolean stopped;

  /** Where the trail's thread last woke this one; known to the trail's thread alone. */
  private long woken;

  private SavingThread(Trail trail, Runnable look) {
    this.look = look;
    this.woken = trail.head().seq();
    this.thread = Thread.ofPlatform().name("uses").unstarted(this::run);
  }

  /** Not yet started. A look that fails is not the last. */
  public static SavingThread of(Trail trail, Runnable look) {
    SavingThread made = new SavingThread(trail, look);
    trail.onDurable(made::grown);
    return made;
  }

  /** Begins to look. */
  public void start() {
    thread.start();
  }

  private void grown(List<Recorded> entries) {
    long seq = entries.getLast().seq();
    if (seq - woken > SavingTurn.FEW_TO_REPLAY) {
      woken = seq;
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!stopped) {
      try {
        look.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "uses were not saved; it looks again", e);
      }
      LockSupport.parkNanos(this, LONGEST_NAP.toNanos());
    }
  }

  /** Ends after the look that runs now; harmless where it never began. */
  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
