package io.keyrota.cli;

/** The server named by the data folder does not answer. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unreachable(String message) {
    super(message, null, false, false);
  }
}
