package io.keyrota.rotator.aws;

/** AWS answered no. The message has AWS's code, its words and its request id. */
public final class AwsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public AwsRefused(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** For example {@code AccessDenied}. */
  public String code() {
    return code;
  }
}
