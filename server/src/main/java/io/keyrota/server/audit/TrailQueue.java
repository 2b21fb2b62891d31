package io.keyrota.server.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the trail's writer, and when it turns to it: whatever arrives while the disk is
 * busy shares the next force, and a thread that says that more is coming is waited for.
 */
final class TrailQueue {
  private static final int BATCH_BYTES = 4 << 20;
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Nobody waits for what is durable elsewhere: it can share a force with what comes. */
  private static final long MOVE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<Work> waiting = new ArrayDeque<>();

  /** The threads that have said that more is coming. */
  private final Set<Thread> holders = new HashSet<>();

  /** Whether anything waits that nobody holds: the rest is as if it were not there yet. */
  private boolean pressing;

  private int awaited;

  /** How many requests are expected after the last batch, those included that wait already. */
  private int expected;

  /** From how many awaited entries on the writer wants to be woken; from 1 on, by any entry. */
  private int wanted = 1;

  private boolean closed;

  /**
   * Whether it was taken: not when the trail is closed or broken.
   *
   * @param waits whether this thread waits for it, and so will not release what it holds before
   */
  boolean offer(Work work, boolean waits) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      waiting.add(work);
      awaited += work instanceof Work.Awaited ? 1 : 0;
      if (waits || holders.isEmpty() || !holders.contains(Thread.currentThread())) {
        press();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void press() {
    pressing = !waiting.isEmpty();
    if (awaited >= wanted || (wanted == 1 && pressing)) {
      arrived.signal();
    }
  }

  /**
   * More is coming from this thread, and nobody is served earlier by what it offers being written
   * before it has called {@link #release}, which it does soon.
   */
  void hold() {
    lock.lock();
    try {
      holders.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      holders.remove(Thread.currentThread());
      press();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the next batch, in order of arrival.
   *
   * @param forceNanos how long the last force took
   * @param full whether the last batch found no room on the disk
   * @return empty when the trail was closed and nothing waits
   */
  List<Work> next(long forceNanos, boolean full) {
    lock.lock();
    try {
      gather(new Gathering(forceNanos), full ? RETRY_NANOS : MOVE_NANOS);
      List<Work> batch = new ArrayList<>(waiting.size());
      long bytes = 0;
      while (!waiting.isEmpty() && bytes < BATCH_BYTES) {
        Work work = waiting.remove();
        if (work instanceof Work.Awaited) {
          awaited--;
        }
        for (Tail.Line line : work.lines()) {
          bytes += line.members().length();
        }
        batch.add(work);
      }
      pressing = !waiting.isEmpty();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something to write, and a little longer where it pays. */
  private void gather(Gathering gathering, long longest) {
    long unhurried = longest;
    boolean returning = expected > 1;
    while (!closed) {
      try {
        if (returning && awaited < expected && gathering.goesOn(awaited)) {
          // Who was answered just now is on the way: the first one need not wake us.
          wanted = expected;
          var _ = arrived.awaitNanos(gathering.pauseNanos());
          returning = false;
        } else if (!pressing) {
          wanted = 1;
          arrived.await();
        } else if (awaited == 0 && unhurried > 0) {
          wanted = 1;
          unhurried = arrived.awaitNanos(unhurried);
        } else if (awaited > 0 && awaited < expected && gathering.goesOn(awaited)) {
          wanted = expected;
          var _ = arrived.awaitNanos(gathering.pauseNanos());
        } else {
          return;
        }
      } catch (InterruptedException e) {
        // Nobody interrupts this thread: look again.
      }
    }
  }

  /** Whoever is answered now will soon be back, as clients are. */
  void expect(List<Work> batch) {
    int answered = 0;
    for (Work work : batch) {
      answered += work instanceof Work.Awaited ? 1 : 0;
    }
    lock.lock();
    try {
      expected = answered + awaited;
    } finally {
      lock.unlock();
    }
  }

  /** What is durable elsewhere waits on, before everything that came later. */
  void giveBack(List<Work> batch) {
    lock.lock();
    try {
      for (Work work : batch.reversed()) {
        if (work instanceof Work.Moving && !closed) {
          waiting.addFirst(work);
          pressing = true;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; what is there can still be taken by the writer. */
  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more and gives back what is there. */
  List<Work> abandon() {
    lock.lock();
    try {
      closed = true;
      List<Work> left = List.copyOf(waiting);
      waiting.clear();
      return left;
    } finally {
      lock.unlock();
    }
  }
}
