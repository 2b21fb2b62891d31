package io.keyrota.rotator.aws;

/** No answer came: what was asked for may or may not have happened. */
public final class AwsUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AwsUnreachable(String message) {
    super(message, null, false, false);
  }
}
