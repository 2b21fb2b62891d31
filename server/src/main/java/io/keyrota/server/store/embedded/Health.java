package io.keyrota.server.store.embedded;

import io.keyrota.server.store.StoreUnavailable;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether the store may still be used: after a fatal failure it answers nothing any more. */
final class Health {
  private final Fatal fatal;
  private volatile @Nullable Throwable cause;

  Health(Fatal fatal) {
    this.fatal = fatal;
  }

  void check() {
    Throwable failed = cause;
    if (failed != null) {
      throw new StoreUnavailable("the store has failed", failed);
    }
  }

  boolean hasFailed() {
    return cause != null;
  }

  /** Has the process ended; returns what to tell who waits, should it live on. */
  RuntimeException failed(Throwable why) {
    boolean first;
    synchronized (this) {
      first = cause == null;
      if (first) {
        cause = why;
      }
    }
    if (first) {
      try {
        fatal.end(why);
      } catch (RuntimeException | Error notEnded) {
        // The process lives on: whoever waits must be told all the same.
      }
    }
    return new IllegalStateException("the store has failed; what it holds is unknown", why);
  }

  /** What to tell who asked for a read that failed. */
  RuntimeException afterRead(SQLException e) {
    return switch (Failure.of(e)) {
      case UNAVAILABLE -> unavailable(e);
      case FATAL -> failed(e);
      case MISTAKE -> new IllegalStateException(e);
    };
  }

  static StoreUnavailable unavailable(Exception e) {
    return new StoreUnavailable("the store can not be used now: " + e.getMessage(), e);
  }
}
