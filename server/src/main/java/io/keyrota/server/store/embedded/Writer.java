package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Uninterrupted;
import io.keyrota.server.store.StoreUnavailable;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The only thread that writes. It makes all commits that wait durable with one fsync; while that
 * runs, the next ones gather.
 */
final class Writer implements AutoCloseable {
  private final DataConnection data;
  private final Keeping keeping;
  private final Health health;
  private final Memory memory;
  private final List<Consumer<List<AuditEntry>>> listeners = new CopyOnWriteArrayList<>();
  private final Arrivals arrivals = new Arrivals();
  private final Thread thread;

  // What follows belongs to the writer's thread.
  private final Upkeep upkeep = new Upkeep();

  /** How long the last group took. */
  private long lastNanos;

  Writer(DataConnection data, Keeping keeping, Health health, Memory memory) {
    this.data = data;
    this.keeping = keeping;
    this.health = health;
    this.memory = memory;
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
    arrivals.add(commit);
  }

  /** Has the database brought up to date, if it can be now. */
  void save() {
    if (Thread.currentThread() != thread) {
      arrivals.awaitSaving();
    }
  }

  private void run() {
    while (!arrivals.isOver()) {
      List<Pending> group = arrivals.next(lastNanos, keeping.hasUnsaved());
      List<CompletableFuture<Void>> savers = arrivals.savers();
      try {
        if (!group.isEmpty()) {
          long start = System.nanoTime();
          write(group);
          lastNanos = System.nanoTime() - start;
        }
        if (group.isEmpty() || !savers.isEmpty() || keeping.isFull()) {
          save(group.isEmpty());
        }
        tend(upkeep.after(group.size()));
      } catch (RuntimeException | Error e) {
        // Nobody knows how far it came: the callers must not wait for ever, nor go on.
        RuntimeException why = health.failed(e);
        group.forEach(commit -> commit.end(why));
      }
      savers.forEach(saver -> saver.complete(null));
    }
    finish();
  }

  private void write(List<Pending> group) {
    if (health.hasFailed()) {
      group.forEach(commit -> commit.end(new StoreUnavailable("the store has failed", null)));
      return;
    }
    Verdict verdict;
    try {
      verdict = keeping.keep(group);
    } catch (NotKept refused) {
      refuse(group, refused);
      return;
    } catch (StoreUnavailable e) {
      group.forEach(commit -> commit.end(new StoreUnavailable("the store can not be opened", e)));
      return;
    }
    // It is on disk. Memory and the trail first, then whoever waits.
    verdict.applied().forEach(memory::publish);
    List<AuditEntry> entries = verdict.entries();
    if (!entries.isEmpty()) {
      listeners.forEach(listener -> listener.accept(entries));
    }
    arrivals.expect(group.size());
    verdict.announce();
  }

  private void refuse(List<Pending> group, NotKept refused) {
    switch (refused.failure()) {
      case FATAL -> {
        RuntimeException why = health.failed(refused.why());
        group.forEach(commit -> commit.end(why));
      }
      case UNAVAILABLE -> group.forEach(commit -> commit.end(refused.unavailable()));
      case MISTAKE -> {
        if (group.size() == 1) {
          group.getFirst().end(new IllegalStateException(refused.why()));
        } else {
          // One of them is at fault: the others shall not suffer.
          group.forEach(commit -> write(List.of(commit)));
        }
      }
    }
  }

  /** What was acknowledged must come into the database; while it can not, commits are refused. */
  private void save(boolean idle) {
    if (health.hasFailed()) {
      return;
    }
    try {
      if (keeping.hasUnsaved()) {
        keeping.save();
      }
      if (idle) {
        keeping.rest();
      }
    } catch (NotKept e) {
      if (e.failure() != Failure.UNAVAILABLE) {
        health.failed(e.why());
      }
    } catch (StoreUnavailable e) {
      // The file can not be opened now: it is tried again.
    }
  }

  private void tend(Upkeep.Step step) {
    DataConnection.Open open = data.ifOpen();
    if (open == null || health.hasFailed()) {
      return;
    }
    try {
      step.run(open.writing());
    } catch (SQLException e) {
      if (Failure.of(e) == Failure.FATAL) {
        health.failed(e);
      } else {
        data.discard();
      }
    }
  }

  private void finish() {
    keeping.close(!health.hasFailed());
    tend(last -> last.checkpoint(true));
    data.discard();
    arrivals.savers().forEach(saver -> saver.complete(null));
  }

  /** Lets the commits that wait finish, then closes the file. */
  @Override
  public void close() {
    arrivals.close();
    Uninterrupted.join(thread);
  }
}
