package io.keyrota.server.store.embedded;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row's indexed columns as they stand inside a transaction; revision 0 when it is missing. */
record Current(long revision, @Nullable Long due, @Nullable String owner, @Nullable String handle) {
  static final Current MISSING = new Current(0, null, null, null);

  /** Whether the row is there and would not move in any index. */
  boolean isIndexedAs(Encoded row) {
    return revision != 0
        && Objects.equals(due, row.due())
        && Objects.equals(owner, row.owner())
        && Objects.equals(handle, row.handle());
  }
}
