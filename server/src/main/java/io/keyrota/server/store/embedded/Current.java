package io.keyrota.server.store.embedded;

import org.jspecify.annotations.Nullable;

/** A row's indexed columns as they stand inside a transaction; revision 0 when it is missing. */
record Current(long revision, @Nullable String owner, @Nullable String handle) {
  static final Current MISSING = new Current(0, null, null);
}
