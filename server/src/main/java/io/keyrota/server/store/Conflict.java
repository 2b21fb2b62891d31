package io.keyrota.server.store;

/** A commit lost a race: what its snapshot saw has changed. It is decided again, never reported. */
public final class Conflict extends Exception {
  private static final long serialVersionUID = 1L;

  public Conflict(Identity what) {
    super(what.kind(), null, false, false);
  }
}
