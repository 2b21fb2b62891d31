package io.keyrota.server.store.embedded;

import io.keyrota.server.store.NotInMemory;
import java.sql.SQLException;

/** Who is asked what is not in memory. */
interface Questions {

  /** A question to the database. */
  @FunctionalInterface
  interface Query<T> {
    T run(Reading reading) throws SQLException;
  }

  /** Nobody: for threads that must not wait. */
  Questions NONE =
      new Questions() {
        @Override
        public <T> T ask(Query<T> query) {
          throw new NotInMemory();
        }

        @Override
        public void needTime() {
          throw new NotInMemory();
        }
      };

  /** Refuses who must not wait. */
  default void needTime() {}

  /** The answer, from the last committed state. */
  <T> T ask(Query<T> query);
}
