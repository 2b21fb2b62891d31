package io.keyrota.server.store.embedded;

import io.keyrota.server.store.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A few platform threads that read, with a connection for each: a call into SQLite would pin a
 * virtual thread to its carrier.
 */
final class Readers implements Questions, AutoCloseable {
  private final Path file;
  private final Health health;
  private final ExecutorService threads;
  private final ConcurrentLinkedDeque<Reading> idle = new ConcurrentLinkedDeque<>();

  Readers(Path file, int count, Health health) {
    this.file = file;
    this.health = health;
    this.threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("keyrota-store-reader-", 1).factory());
  }

  /**
   * The answer, from the last committed state.
   *
   * @throws StoreUnavailable when the database can not be read now
   */
  @Override
  public <T> T ask(Query<T> query) {
    health.check();
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      threads.execute(() -> answer(query, answer));
      return answer.join();
    } catch (RejectedExecutionException e) {
      throw closed(e);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException refused ? refused : e;
    }
  }

  /**
   * Refuses who would be refused an answer.
   *
   * @throws StoreUnavailable when the store has failed or is closed
   */
  void check() {
    health.check();
    if (threads.isShutdown()) {
      throw closed(null);
    }
  }

  private static StoreUnavailable closed(@Nullable Throwable why) {
    return new StoreUnavailable("the store is closed", why);
  }

  private <T> void answer(Query<T> query, CompletableFuture<T> answer) {
    Reading reading = null;
    try {
      reading = idle.pollFirst();
      if (reading == null) {
        reading = new Reading(file);
      }
      T found = query.run(reading);
      idle.addFirst(reading);
      answer.complete(found);
    } catch (SQLException e) {
      discard(reading);
      answer.completeExceptionally(health.afterRead(e));
    } catch (RuntimeException | Error e) {
      discard(reading);
      answer.completeExceptionally(e);
    }
  }

  /** The driver closes a statement that failed: the next question gets a new connection. */
  private static void discard(@Nullable Reading reading) {
    if (reading != null) {
      reading.close();
    }
  }

  @Override
  public void close() {
    threads.close();
    idle.forEach(Reading::close);
  }
}
