package io.keyrota.rotator.journal;

/** Another rotator works on the same user just now. */
public final class LeaseHeld extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseHeld(String message) {
    super(message, null, false, false);
  }
}
