package io.keyrota.server.store.embedded;

import io.keyrota.server.store.StoreUnavailable;
import java.sql.SQLException;

/** A group of commits was not made durable, or nobody knows whether it was. */
final class NotKept extends Exception {
  private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final Exception why;

  NotKept(Failure failure, Exception cause) {
    super(cause);
    this.failure = failure;
    this.why = cause;
  }

  static NotKept byDatabase(SQLException e, boolean committing) {
    return new NotKept(committing ? Failure.ofCommit(e) : Failure.of(e), e);
  }

  Failure failure() {
    return failure;
  }

  /** What the disk or the database said. */
  Exception why() {
    return why;
  }

  /** What to tell who waits, where nothing was written and it may work again later. */
  StoreUnavailable unavailable() {
    return Health.unavailable(why);
  }
}
