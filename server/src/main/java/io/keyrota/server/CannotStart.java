package io.keyrota.server;

/** The server cannot start: says what is wrong and what to do, for the person who started it. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStart(String message) {
    super(message, null, false, false);
  }
}
