package io.keyrota.server.sealing;

/**
 * The server can not start: its root key is missing, unreadable, exposed, or not the right one. The
 * message is for the operator, says what to do, and holds nothing of any key.
 */
public final class RootKeyUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  public RootKeyUnavailable(String why) {
    super(why);
  }

  public RootKeyUnavailable(String why, Throwable cause) {
    super(why, cause);
  }
}
