package io.keyrota.server;

/**
 * The command line or the settings file is wrong: names the setting, says what is expected, and
 * never repeats a value, which may have been a secret in the wrong place.
 */
public final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageError(String message) {
    super(message, null, false, false);
  }
}
