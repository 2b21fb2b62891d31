package io.keyrota.rules.acm;

import io.keyrota.rules.aws.Refusal;

/**
 * ACM's refusals, each worded once: AWS's error codes. Where AWS's documentation does not print a
 * message, it says the same in AWS's manner (docs/divergences.md).
 */
public final class AcmRefusal {
  private AcmRefusal() {}

  /** What does not exist, in another account or region included. */
  public static Refusal notFound(String arn) {
    return new Refusal("ResourceNotFoundException", "Could not find certificate " + arn + ".");
  }

  public static Refusal notFoundResource(String arn) {
    return new Refusal("ResourceNotFoundException", "Could not find resource " + arn + ".");
  }

  /** An ARN that can name no certificate. */
  public static Refusal invalidArn(String arn) {
    return new Refusal(
        "InvalidArnException", "The ARN " + arn + " does not refer to an ACM certificate.");
  }

  public static Refusal parameter(String message) {
    return new Refusal("InvalidParameterException", message);
  }

  public static Refusal args(String message) {
    return new Refusal("InvalidArgsException", message);
  }

  public static Refusal validation(String message) {
    return new Refusal("ValidationException", message);
  }

  public static Refusal validationOptions(String message) {
    return new Refusal("InvalidDomainValidationOptionsException", message);
  }

  public static Refusal state(String message) {
    return new Refusal("InvalidStateException", message);
  }

  public static Refusal conflict(String message) {
    return new Refusal("ConflictException", message);
  }

  public static Refusal limit(String message) {
    return new Refusal("LimitExceededException", message);
  }

  public static Refusal serviceQuota(String message) {
    return new Refusal("ServiceQuotaExceededException", message);
  }

  public static Refusal tag(String message) {
    return new Refusal("InvalidTagException", message);
  }

  public static Refusal tooManyTags() {
    return new Refusal(
        "TooManyTagsException", "A certificate can have at most " + AcmTags.LIMIT + " tags.");
  }

  /** DeleteCertificate while {@code InUseBy} is not empty. */
  public static Refusal inUse(String arn) {
    return new Refusal("ResourceInUseException", "Certificate " + arn + " in use.");
  }

  /** Not issued yet. */
  public static Refusal inProgress(String arn) {
    return new Refusal("RequestInProgressException", "Certificate " + arn + " is not yet issued.");
  }
}
