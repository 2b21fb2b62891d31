package io.keyrota.rules.aws;

/**
 * A request that AWS would refuse: the error code and message as the client will read them. The
 * HTTP status follows from the code and the protocol at the edge ({@code aws.wire}). It carries no
 * stack trace: it is an answer, not an accident.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code AWS's error code as written on the wire, for example {@code NoSuchEntity}
   * @param message AWS's wording; it must not hold a secret
   */
  public Refusal(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** AWS's error code as written on the wire. */
  public String code() {
    return code;
  }

  /** AWS's wording. */
  public String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
