package io.keyrota.rotator.journal;

/** The journal cannot be read or written: nothing may be done that it would not remember. */
public final class JournalUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalUnusable(String message) {
    super(message, null, false, false);
  }
}
