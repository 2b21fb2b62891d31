package io.keyrota.server.pki;

/** A file that is not what it should be. The message is for its owner and holds none of it. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  Unreadable(String message) {
    super(message, null, false, false);
  }
}
