package io.keyrota.cli;

/** A command that can not do what was asked: one line for the person, no stack trace. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Failure(String message) {
    super(message, null, false, false);
  }
}
