package io.keyrota.rotator.targets;

/** A target does not take the key, or not back. The message holds no secret. */
public final class TargetFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetFailed(String message) {
    super(message, null, false, false);
  }
}
