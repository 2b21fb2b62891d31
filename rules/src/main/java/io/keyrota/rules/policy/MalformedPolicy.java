package io.keyrota.rules.policy;

/**
 * A text that is no policy of its kind. Each service has an error code of its own for it: IAM
 * {@code MalformedPolicyDocument}, KMS {@code MalformedPolicyDocumentException}. It carries no
 * stack trace: it is an answer, not an accident.
 */
public final class MalformedPolicy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message AWS's wording
   */
  public MalformedPolicy(String message) {
    super(message, null, false, false);
  }

  /** AWS's wording. */
  public String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
