package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.Gathering;
import io.keyrota.server.store.StoreUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The commits that wait for the writer, and when it turns to them. */
final class Arrivals {
  private static final int MOST = 256;

  /** So long without a commit, and there is time for what can wait. */
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final ReentrantLock door = new ReentrantLock();
  private final Condition arrived = door.newCondition();
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private final List<CompletableFuture<Void>> savers = new ArrayList<>();

  /** From how many waiting commits on the writer wants to be woken. */
  private int wanted = 1;

  /** How many commits are likely to come soon: whoever was released last will be back. */
  private int expected;

  private boolean closed;

  /**
   * @throws StoreUnavailable when the store is closed
   */
  void add(Pending commit) {
    door.lock();
    try {
      if (closed) {
        throw new StoreUnavailable("the store is closed", null);
      }
      waiting.add(commit);
      if (waiting.size() == wanted) {
        arrived.signal();
      }
    } finally {
      door.unlock();
    }
  }

  /** Returns when the writer has saved, or tried to; at once when it has ended. */
  void awaitSaving() {
    CompletableFuture<Void> saved = new CompletableFuture<>();
    door.lock();
    try {
      if (closed) {
        return;
      }
      savers.add(saved);
      arrived.signal();
    } finally {
      door.unlock();
    }
    saved.join();
  }

  /**
   * Waits for a commit and takes what else waits. Where more are likely to come it waits a little
   * for them: the first would have an fsync to itself while they wait.
   *
   * @param lastNanos how long the last group took
   * @param unsaved whether there is something to do when nothing comes for a while
   * @return none when it is time for that, or somebody waits for it, or the store closes
   */
  List<Pending> next(long lastNanos, boolean unsaved) {
    door.lock();
    try {
      gather(new Gathering(lastNanos), unsaved);
      List<Pending> group = new ArrayList<>(waiting.size());
      while (group.size() < MOST && !waiting.isEmpty()) {
        group.add(waiting.remove());
      }
      return group;
    } finally {
      door.unlock();
    }
  }

  private void gather(Gathering gathering, boolean unsaved) {
    long idle = IDLE_NANOS;
    boolean returning = expected > 1;
    while (!closed && savers.isEmpty()) {
      try {
        if ((returning || !waiting.isEmpty())
            && waiting.size() < expected
            && gathering.goesOn(waiting.size())) {
          // Who was released just now is on the way: the first one need not wake us.
          wanted = expected;
          var _ = arrived.awaitNanos(gathering.pauseNanos());
          returning = false;
        } else if (!waiting.isEmpty() || (unsaved && idle <= 0)) {
          return;
        } else {
          wanted = 1;
          if (unsaved) {
            idle = arrived.awaitNanos(idle);
          } else {
            arrived.await();
          }
        }
      } catch (InterruptedException e) {
        // This thread ends with the store, by nothing else.
      }
    }
  }

  /** To be called before those of the group are released. */
  void expect(int group) {
    door.lock();
    try {
      expected = Math.min(MOST, group + waiting.size());
    } finally {
      door.unlock();
    }
  }

  /** Who waits for a saving: to be told when it was tried. */
  List<CompletableFuture<Void>> savers() {
    door.lock();
    try {
      List<CompletableFuture<Void>> all = List.copyOf(savers);
      savers.clear();
      return all;
    } finally {
      door.unlock();
    }
  }

  /** Whether nothing more will come. */
  boolean isOver() {
    door.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      door.unlock();
    }
  }

  /** Lets what waits still be taken. */
  void close() {
    door.lock();
    try {
      closed = true;
      arrived.signal();
    } finally {
      door.unlock();
    }
  }
}
