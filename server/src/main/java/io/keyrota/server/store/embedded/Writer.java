package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Gathering;
import io.keyrota.server.audit.Uninterrupted;
import io.keyrota.server.store.StoreUnavailable;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only thread that writes. It takes all commits that wait into one transaction with one fsync;
 * while that runs, the next ones gather.
 */
final class Writer implements AutoCloseable {
  private static final int MOST = 256;

  private final Opener opener;
  private final Health health;
  private final Memory memory;
  private final Outbox outbox;
  private final List<Consumer<List<AuditEntry>>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;

  private final ReentrantLock door = new ReentrantLock();
  private final Condition arrived = door.newCondition();
  private final Deque<Pending> waiting = new ArrayDeque<>();

  /** From how many waiting commits on the writer wants to be woken. */
  private int wanted = 1;

  private boolean closed;

  // What follows belongs to the writer's thread.
  private @Nullable Writing writing;
  private final Map<String, Integer> formats = new HashMap<>();
  private final Upkeep upkeep = new Upkeep();

  /** How many commits are likely to come soon: whoever was released last will be back. */
  private int expected;

  /** How long the last group took. */
  private long lastNanos;

  /** Opens the writer's connection: at first, and again after a failure. */
  @FunctionalInterface
  interface Opener {
    Writing open() throws SQLException;
  }

  Writer(Opener opener, Writing first, Health health, Memory memory, Outbox outbox) {
    this.opener = opener;
    this.writing = first;
    this.health = health;
    this.memory = memory;
    this.outbox = outbox;
    this.thread = Thread.ofPlatform().daemon().name("keyrota-store-writer").unstarted(this::run);
  }

  Writer start() {
    thread.start();
    return this;
  }

  void onCommitted(Consumer<List<AuditEntry>> listener) {
    listeners.add(listener);
  }

  /** Hands a commit to the writer's thread, which ends it. */
  void commit(Pending commit) {
    health.check();
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

  private void run() {
    for (List<Pending> group = gather(); !group.isEmpty(); group = gather()) {
      long start = System.nanoTime();
      try {
        write(group);
      } catch (RuntimeException | Error e) {
        // Nobody knows how far it came: the callers must not wait for ever, nor go on.
        RuntimeException why = health.failed(e);
        group.forEach(commit -> commit.end(why));
      }
      lastNanos = System.nanoTime() - start;
      tend(upkeep.after(group.size()));
    }
    finish();
  }

  /**
   * Waits for a commit and takes what else waits; none when the store closes. Where more are likely
   * to come it waits a little for them: the first would have an fsync to itself while they wait.
   */
  private List<Pending> gather() {
    door.lock();
    try {
      Gathering gathering = new Gathering(lastNanos);
      while (!closed
          && (waiting.isEmpty()
              || (waiting.size() < expected && gathering.goesOn(waiting.size())))) {
        boolean none = waiting.isEmpty();
        wanted = none ? 1 : expected;
        try {
          if (none) {
            arrived.await();
          } else {
            var _ = arrived.awaitNanos(gathering.pauseNanos());
          }
        } catch (InterruptedException e) {
          // This thread ends with the store, by nothing else.
        }
      }
      List<Pending> group = new ArrayList<>(waiting.size());
      while (group.size() < MOST && !waiting.isEmpty()) {
        group.add(waiting.remove());
      }
      return group;
    } finally {
      door.unlock();
    }
  }

  /** To be called before those of the group are released. */
  private void expect(int group) {
    door.lock();
    try {
      expected = Math.min(MOST, group + waiting.size());
    } finally {
      door.unlock();
    }
  }

  private void write(List<Pending> group) {
    if (health.hasFailed()) {
      group.forEach(commit -> commit.end(new StoreUnavailable("the store has failed", null)));
      return;
    }
    Outbox.Batch taken = outbox.next();
    Verdict verdict = new Verdict();
    boolean committing = false;
    Group changes;
    try {
      Writing to = writing();
      to.begin();
      int numbers = group.stream().mapToInt(commit -> commit.entries().size()).sum();
      long number = to.take(numbers) - numbers;
      changes = new Group(to, memory, formats);
      for (Pending commit : group) {
        number += commit.entries().size();
        verdict.add(commit, number, changes.apply(commit, number));
      }
      if (verdict.won().isEmpty()) {
        to.rollback();
        outbox.again(taken);
      } else {
        Outbox.forget(taken, to);
        committing = true;
        to.commit();
      }
    } catch (SQLException e) {
      outbox.again(taken);
      refuse(group, e, committing ? Failure.ofCommit(e) : Failure.of(e));
      return;
    } catch (StoreUnavailable e) {
      outbox.again(taken);
      group.forEach(commit -> commit.end(new StoreUnavailable("the store can not be opened", e)));
      return;
    }
    // Everything below is on disk. Memory and the trail first, then whoever waits.
    changes.applied().forEach(memory::publish);
    verdict.won().forEach(each -> outbox.keeps(each.commit().entries(), each.number()));
    if (!verdict.won().isEmpty()) {
      List<AuditEntry> entries = verdict.entries();
      listeners.forEach(listener -> listener.accept(entries));
    }
    expect(group.size());
    verdict.announce();
  }

  private void refuse(List<Pending> group, SQLException e, Failure failure) {
    switch (failure) {
      case FATAL -> {
        RuntimeException why = health.failed(e);
        group.forEach(commit -> commit.end(why));
      }
      case UNAVAILABLE -> {
        discard();
        group.forEach(commit -> commit.end(Health.unavailable(e)));
      }
      case MISTAKE -> {
        discard();
        if (group.size() == 1) {
          group.getFirst().end(new IllegalStateException(e));
        } else {
          // One of them is at fault: the others shall not suffer.
          group.forEach(commit -> write(List.of(commit)));
        }
      }
    }
  }

  private Writing writing() throws SQLException {
    Writing open = writing;
    if (open == null) {
      open = opener.open();
      writing = open;
    }
    return open;
  }

  /** The driver closes a statement that failed; closing the connection rolls back. */
  private void discard() {
    formats.clear();
    Writing open = writing;
    writing = null;
    if (open != null) {
      open.close();
    }
  }

  private void tend(Upkeep.Step step) {
    Writing open = writing;
    if (open == null || health.hasFailed()) {
      return;
    }
    try {
      step.run(open);
    } catch (SQLException e) {
      if (Failure.of(e) == Failure.FATAL) {
        health.failed(e);
      } else {
        discard();
      }
    }
  }

  private void finish() {
    if (outbox.hasTaken()) {
      tend(
          last -> {
            last.begin();
            Outbox.forget(outbox.next(), last);
            last.commit();
          });
    }
    tend(last -> last.checkpoint(true));
    discard();
  }

  /** Lets the commits that wait finish, then closes the file. */
  @Override
  public void close() {
    door.lock();
    try {
      if (!closed) {
        closed = true;
        arrived.signal();
      }
    } finally {
      door.unlock();
    }
    Uninterrupted.join(thread);
  }
}
