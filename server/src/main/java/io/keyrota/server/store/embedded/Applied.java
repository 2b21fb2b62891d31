package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A change as a transaction made it.
 *
 * @param after null when the row was removed
 */
record Applied(Identity identity, Current before, @Nullable Encoded after, long revision) {

  /** The row's indexed columns as they are now. */
  Current columns() {
    return after == null ? Current.MISSING : new Current(revision, after.owner(), after.handle());
  }
}
