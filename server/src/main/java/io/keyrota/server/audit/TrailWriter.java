package io.keyrota.server.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes the trail. Whatever arrives while the disk is busy shares the next
 * force; the order of arrival is the order in the trail.
 */
final class TrailWriter implements AutoCloseable {
  private final Tail tail;
  private final Fatal fatal;
  private final List<Consumer<List<Recorded>>> listeners = new CopyOnWriteArrayList<>();
  private final TrailQueue queue = new TrailQueue();
  private final Thread thread;

  /** How long the last force took. */
  private long forceNanos;

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
    if (!queue.offer(work, false)) {
      ended.accept(Optional.of(new TrailUnavailable("the audit trail is closed", broken)));
    }
  }

  /** When the trail is closed or broken the entries are left to the next start's reconciliation. */
  void appendAll(List<AuditEntry> entries, Consumer<Collection<String>> taken) {
    if (!entries.isEmpty()) {
      queue.offer(new Work.Moving(lines(entries), taken), false);
    }
  }

  /** Like {@link #appendAll}, but all or nothing, and waits. */
  void appendDurably(List<AuditEntry> entries) {
    CompletableFuture<Optional<Throwable>> ending = new CompletableFuture<>();
    if (!queue.offer(new Work.Awaited(lines(entries), ending::complete), true)) {
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
    if (queue.offer(new Work.Awaited(List.of(), ending::complete), true)) {
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

  private List<Work> next() {
    return queue.next(forceNanos, full);
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
      queue.giveBack(batch);
      decide(batch, Optional.of(e));
      return;
    }
    full &= lines.isEmpty();
    // Before anybody is answered: what a request has done is visible to the next one.
    if (!kept.isEmpty()) {
      listeners.forEach(listener -> listener.accept(kept));
    }
    queue.expect(batch);
    decide(batch, Optional.empty());
    for (Work work : batch) {
      if (work instanceof Work.Moving moving) {
        moving.done();
      }
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
    broken = cause;
    List<Work> left = queue.abandon();
    fatal.die(why, cause);
    decide(left, Optional.of(cause));
  }

  /** More entries are coming from this thread: see {@link TrailQueue#hold}. */
  void hold() {
    queue.hold();
  }

  void release() {
    queue.release();
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() {
    queue.close();
    Uninterrupted.join(thread);
  }
}
