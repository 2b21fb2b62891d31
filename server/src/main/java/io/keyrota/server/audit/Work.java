package io.keyrota.server.audit;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits for the trail's writer. */
sealed interface Work {
  List<Tail.Line> lines();

  /** Entries whose thread is parked until their fate is known; none of them, or all, are kept. */
  final class Parked implements Work {
    private final List<Tail.Line> lines;
    private final Thread owner = Thread.currentThread();
    private @Nullable Throwable refused;
    private volatile boolean decided;

    Parked(List<Tail.Line> lines) {
      this.lines = lines;
    }

    @Override
    public List<Tail.Line> lines() {
      return lines;
    }

    /** The first decision counts: null when the entries are durable. */
    void decide(@Nullable Throwable why) {
      if (!decided) {
        refused = why;
        decided = true;
        LockSupport.unpark(owner);
      }
    }

    /** The decision. An interruption does not change it: the entries may be on their way. */
    @Nullable Throwable await() {
      boolean interrupted = false;
      while (!decided) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        owner.interrupt();
      }
      return refused;
    }
  }

  /** Entries that are durable elsewhere and only move here. */
  record Moving(List<Tail.Line> lines, Consumer<Collection<String>> taken) implements Work {
    void done() {
      taken.accept(lines.stream().map(line -> line.entry().eventId()).toList());
    }
  }
}
