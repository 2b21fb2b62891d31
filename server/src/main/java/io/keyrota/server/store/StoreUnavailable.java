package io.keyrota.server.store;

import org.jspecify.annotations.Nullable;

/**
 * The store can not write now (disk full, read-only); nothing was changed. The request is refused.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
