package io.keyrota.cli;

/** The server named by the data folder does not answer. */
final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreachable(String message) {
    super(message, null, false, false);
  }
}
