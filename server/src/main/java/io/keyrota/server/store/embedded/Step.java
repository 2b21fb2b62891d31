package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done to a row of the database.
 *
 * @param before the row's indexed columns as they stand there
 * @param after null when the row is to go
 */
record Step(Identity identity, Current before, @Nullable Encoded after, long revision) {

  /** Writes the steps, each about another row, in the transaction that is open. */
  static void all(Iterable<Step> steps, DataConnection.Open to) throws SQLException {
    Writing writing = to.writing();
    for (Step step : steps) {
      if (step.after == null && step.before.revision() != 0) {
        writing.remove(step.identity, step.before.revision());
      }
    }
    for (Step step : steps) {
      String handle = step.before.handle();
      if (step.after != null && handle != null && !handle.equals(step.after.handle())) {
        // First, so that two rows can exchange their handles.
        writing.release(step.identity);
      }
    }
    for (Step step : steps) {
      if (step.after != null) {
        to.note(step.identity.kind(), step.after.format());
        writing.put(step.after, step.revision, step.before);
      }
    }
  }
}
