package io.keyrota.server.audit;

/**
 * The trail can not write now (disk full, read-only, or closed): nothing was kept, so the request
 * must be refused. It recovers by itself when the disk does.
 */
public final class TrailUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrailUnavailable(String why, @org.jspecify.annotations.Nullable Throwable cause) {
    super(why, cause);
  }
}
