package io.keyrota.cli;

/** The command line asks for what does not exist or is not complete: exit code 64. */
public final class Misuse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Misuse(String message) {
    super(message, null, false, false);
  }
}
