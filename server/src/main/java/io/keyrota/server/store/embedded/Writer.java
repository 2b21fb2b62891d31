package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.StoreUnavailable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only thread that writes. It takes all commits that wait into one transaction with one fsync;
 * while that runs, the next ones gather.
 */
final class Writer implements AutoCloseable {
  private static final int MOST = 256;
  private static final long GATHER_NANOS = 50_000;

  private final Opener opener;
  private final Health health;
  private final Memory memory;
  private final Outbox outbox;
  private final List<Consumer<List<AuditEntry>>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;

  /** Empty means that the store closes: nothing comes after it. */
  private final LinkedBlockingQueue<Optional<Pending>> commits = new LinkedBlockingQueue<>();

  private final ReentrantLock door = new ReentrantLock();
  private boolean closed;

  // What follows belongs to the writer's thread.
  private @Nullable Writing writing;
  private final Map<String, Integer> formats = new HashMap<>();
  private final Upkeep upkeep = new Upkeep();
  private int lastGroup;

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

  /** Waits until the commit is on disk or has failed. */
  void commit(Pending commit) throws Conflict {
    health.check();
    door.lock();
    try {
      if (closed) {
        throw new StoreUnavailable("the store is closed", null);
      }
      commits.add(Optional.of(commit));
    } finally {
      door.unlock();
    }
    commit.await();
  }

  private void run() {
    boolean open = true;
    while (open) {
      List<Pending> group = new ArrayList<>();
      open = gather(group);
      if (!group.isEmpty()) {
        try {
          write(group);
        } catch (RuntimeException | Error e) {
          // Nobody knows how far it came: the callers must not wait for ever, nor go on.
          RuntimeException why = health.failed(e);
          group.forEach(commit -> commit.end(why));
        }
        tend(upkeep.after(group.size()));
      }
    }
    finish();
  }

  /** Waits for a commit and takes what else waits; false when the store closes after these. */
  private boolean gather(List<Pending> group) {
    List<Optional<Pending>> waiting = new ArrayList<>();
    waiting.add(take());
    commits.drainTo(waiting, MOST - 1);
    if (waiting.size() < lastGroup) {
      // Whoever was in the last group has just been released and may be back in a moment. Without
      // this, the first of them would have an fsync to itself while the others wait for it.
      LockSupport.parkNanos(GATHER_NANOS);
      commits.drainTo(waiting, MOST - waiting.size());
    }
    lastGroup = waiting.size();
    waiting.forEach(commit -> commit.ifPresent(group::add));
    return waiting.getLast().isPresent();
  }

  private Optional<Pending> take() {
    while (true) {
      try {
        return commits.take();
      } catch (InterruptedException e) {
        // This thread ends with the store, by nothing else.
      }
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
      long number = to.take(group.size()) - group.size();
      changes = new Group(to, memory, formats);
      for (Pending commit : group) {
        verdict.add(commit, ++number, changes.apply(commit, number));
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
    verdict.won().forEach(each -> outbox.keeps(each.commit().entry().eventId(), each.number()));
    if (!verdict.won().isEmpty()) {
      List<AuditEntry> entries = verdict.entries();
      listeners.forEach(listener -> listener.accept(entries));
    }
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
        commits.add(Optional.empty());
      }
    } finally {
      door.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
