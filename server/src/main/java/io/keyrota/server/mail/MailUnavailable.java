package io.keyrota.server.mail;

import org.jspecify.annotations.Nullable;

/** A mail was not taken. It may be later, unless the relay refuses it for good. */
public final class MailUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean forGood;

  MailUnavailable(String message, boolean forGood, @Nullable Throwable cause) {
    super(message, cause);
    this.forGood = forGood;
  }

  /** Whether the relay refuses this mail whenever it is sent (an answer of the 500s). */
  public boolean forGood() {
    return forGood;
  }
}
