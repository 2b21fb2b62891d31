package io.keyrota.server.store;

import org.jspecify.annotations.Nullable;

/**
 * The data can not be opened by this program: it was written by a newer one, is not ours, is
 * damaged, or is in use. The message is for the operator; nothing was changed.
 */
public final class CannotOpen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotOpen(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
