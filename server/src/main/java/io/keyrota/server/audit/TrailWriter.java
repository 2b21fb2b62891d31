package io.keyrota.server.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes the trail. Whatever arrives while the disk is busy shares the next
 * force; the order of arrival is the order in the trail.
 */
final class TrailWriter implements AutoCloseable {
  private static final int BATCH_BYTES = 4 << 20;
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Nobody waits for what is durable elsewhere: it can share a force with what comes. */
  private static final long MOVE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Tail tail;
  private final Fatal fatal;
  private final List<Consumer<List<Recorded>>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<Work> waiting = new ArrayDeque<>();
  private final Thread thread;
  private int awaited;

  /** How many requests are expected after the last batch, those included that wait already. */
  private int expected;

  /** How long the last force took. */
  private long forceNanos;

  /** From how many awaited entries on the writer wants to be woken; from 1 on, by any entry. */
  private int wanted = 1;

  private boolean closed;
  private volatile @Nullable Throwable broken;
  private volatile boolean full;

  TrailWriter(Tail tail, Fatal fatal) {
    this.tail = tail;
    this.fatal = fatal;
    this.thread = Thread.ofPlatform().name("audit-trail").daemon().start(this::run);
  }

  void onDurable(Consumer<List<Recorded>> listener) {
    listeners.add(listener);
  }

  /** Whether the last attempt to write succeeded. */
  boolean isWritable() {
    return !full && broken == null;
  }

  /** Does not wait; {@code ended} is told on the writer's thread, or at once when it is closed. */
  void append(List<AuditEntry> entries, Consumer<Optional<TrailUnavailable>> ended) {
    Work.Awaited work =
        new Work.Awaited(
            lines(entries), refused -> ended.accept(refused.map(TrailWriter::unwritable)));
    if (!offer(work)) {
      ended.accept(Optional.of(new TrailUnavailable("the audit trail is closed", broken)));
    }
  }

  /** When the trail is closed or broken the entries are left to the next start's reconciliation. */
  void appendAll(List<AuditEntry> entries, Consumer<Collection<String>> taken) {
    if (!entries.isEmpty()) {
      offer(new Work.Moving(lines(entries), taken));
    }
  }

  /** Like {@link #appendAll}, but all or nothing, and waits. */
  void appendDurably(List<AuditEntry> entries) {
    CompletableFuture<Optional<Throwable>> ending = new CompletableFuture<>();
    if (!offer(new Work.Awaited(lines(entries), ending::complete))) {
      throw new TrailUnavailable("the audit trail is closed", broken);
    }
    ending
        .join()
        .ifPresent(
            refused -> {
              throw unwritable(refused);
            });
  }

  /** Returns when everything that has arrived is durable, or can not be made so now. */
  void settle() {
    CompletableFuture<Optional<Throwable>> ending = new CompletableFuture<>();
    if (offer(new Work.Awaited(List.of(), ending::complete))) {
      var _ = ending.join();
    }
  }

  private static List<Tail.Line> lines(List<AuditEntry> entries) {
    if (entries.size() == 1) {
      return List.of(Tail.Line.of(entries.getFirst()));
    }
    return entries.stream().map(Tail.Line::of).toList();
  }

  private static TrailUnavailable unwritable(Throwable cause) {
    return new TrailUnavailable("the audit trail can not be written", cause);
  }

  private boolean offer(Work work) {
    lock.lock();
    try {
      if (closed || broken != null) {
        return false;
      }
      waiting.add(work);
      awaited += work instanceof Work.Awaited ? 1 : 0;
      if (awaited >= wanted || (wanted == 1 && waiting.size() == 1)) {
        arrived.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (List<Work> batch = next(); !batch.isEmpty(); batch = next()) {
        try {
          write(batch);
        } catch (RuntimeException | Error e) {
          decide(batch, Optional.of(e)); // nobody is left waiting
          throw e;
        }
      }
      tail.close();
    } catch (Tail.ForceFailed e) {
      fail("the audit trail's disk did not confirm what was written", e);
    } catch (IOException | RuntimeException | Error e) {
      fail("the audit trail's writer broke down", e);
    }
  }

  /** The next batch in order of arrival; empty when the trail was closed and nothing waits. */
  private List<Work> next() {
    lock.lock();
    try {
      gather();
      List<Work> batch = new ArrayList<>(waiting.size());
      long bytes = 0;
      while (!waiting.isEmpty() && bytes < BATCH_BYTES) {
        Work work = waiting.remove();
        if (work instanceof Work.Awaited) {
          awaited--;
        }
        for (Tail.Line line : work.lines()) {
          bytes += line.members().length;
        }
        batch.add(work);
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something to write, and a little longer where it pays. */
  private void gather() {
    long unhurried = full ? RETRY_NANOS : MOVE_NANOS;
    Gathering gathering = new Gathering(forceNanos);
    boolean returning = expected > 1;
    while (!closed) {
      try {
        if (returning && awaited < expected && gathering.goesOn(awaited)) {
          // Who was answered just now is on the way: the first one need not wake us.
          wanted = expected;
          var _ = arrived.awaitNanos(gathering.pauseNanos());
          returning = false;
        } else if (waiting.isEmpty()) {
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

  private void write(List<Work> batch) throws Tail.ForceFailed {
    List<Tail.Line> lines = new ArrayList<>(batch.size());
    batch.forEach(work -> lines.addAll(work.lines()));
    List<Recorded> kept;
    try {
      long start = System.nanoTime();
      kept = lines.isEmpty() ? List.of() : tail.keep(lines);
      forceNanos = System.nanoTime() - start;
    } catch (Tail.ForceFailed e) {
      broken = e;
      decide(batch, Optional.of(e));
      throw e;
    } catch (IOException e) {
      full = true;
      giveBack(batch);
      decide(batch, Optional.of(e));
      return;
    }
    full &= lines.isEmpty();
    // Before anybody is answered: what a request has done is visible to the next one.
    if (!kept.isEmpty()) {
      listeners.forEach(listener -> listener.accept(kept));
    }
    expect(batch);
    decide(batch, Optional.empty());
    for (Work work : batch) {
      if (work instanceof Work.Moving moving) {
        moving.done();
      }
    }
  }

  /** Whoever is answered now will soon be back, as clients are. */
  private void expect(List<Work> batch) {
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
  private void giveBack(List<Work> batch) {
    lock.lock();
    try {
      for (Work work : batch.reversed()) {
        if (work instanceof Work.Moving && !closed) {
          waiting.addFirst(work);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells those who wait that they have, or why they have not, what they asked for. */
  private static void decide(Collection<Work> batch, Optional<Throwable> refused) {
    for (Work work : batch) {
      if (work instanceof Work.Awaited one) {
        one.decide(refused);
      }
    }
  }

  private void fail(String why, Throwable cause) {
    List<Work> left;
    lock.lock();
    try {
      broken = cause;
      left = List.copyOf(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    fatal.die(why, cause);
    decide(left, Optional.of(cause));
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
    Uninterrupted.join(thread);
  }
}
