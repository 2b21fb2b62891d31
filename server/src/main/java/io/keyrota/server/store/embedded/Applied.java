package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Row;
import org.jspecify.annotations.Nullable;

/**
 * A change to a row, or several of them as one.
 *
 * @param before the row's indexed columns as they were before
 * @param after null when the row was removed
 */
record Applied(Identity identity, Current before, Encoded.@Nullable Fresh after, long revision) {

  /** The row's indexed columns as they are now. */
  Current columns() {
    return after == null
        ? Current.MISSING
        : new Current(revision, after.row().due(), after.row().owner(), after.row().handle());
  }

  /** The row as it is now; null when it was removed. */
  @Nullable Row<?> row() {
    return after == null ? null : new Row<>(identity, revision, after.value());
  }

  /** This one and a later one of the same row, as one. */
  Applied then(Applied later) {
    return new Applied(identity, before, later.after, later.revision);
  }

  Step step() {
    return new Step(identity, before, after == null ? null : after.row(), revision);
  }
}
