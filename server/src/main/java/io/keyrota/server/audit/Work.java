package io.keyrota.server.audit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What waits for the trail's writer. */
sealed interface Work {
  List<Tail.Line> lines();

  /** Entries whose fate somebody waits for; none of them, or all, are kept. */
  final class Awaited implements Work {
    private final List<Tail.Line> lines;
    private final Consumer<Optional<Throwable>> told;
    private boolean decided;

    Awaited(List<Tail.Line> lines, Consumer<Optional<Throwable>> told) {
      this.lines = lines;
      this.told = told;
    }

    @Override
    public List<Tail.Line> lines() {
      return lines;
    }

    /** The first decision counts: empty when the entries are durable. Called by one thread. */
    void decide(Optional<Throwable> refused) {
      if (!decided) {
        decided = true;
        told.accept(refused);
      }
    }
  }

  /** Entries that are durable elsewhere and only move here. */
  record Moving(List<Tail.Line> lines, Consumer<Collection<String>> taken) implements Work {
    void done() {
      taken.accept(lines.stream().map(line -> line.entry().eventId()).toList());
    }
  }
}
