package io.keyrota.rules.acm;

/** Why a request or a renewal failed, of AWS's reasons those that can occur here. */
public enum FailureReason {
  /** No e-mail address of a name took the mail. */
  NO_AVAILABLE_CONTACTS,
  /** The authority's linter or policy refused what it was to sign. */
  ADDITIONAL_VERIFICATION_REQUIRED,
  DOMAIN_NOT_ALLOWED,
  /** A name is a public suffix, such as {@code co.uk}. */
  INVALID_PUBLIC_DOMAIN,
  /** The owner of a name rejected the request. */
  DOMAIN_VALIDATION_DENIED,
  /** The CAA records of a name authorize others only. */
  CAA_ERROR,
  /** The AWS Private CA that was named does not exist. */
  PCA_RESOURCE_NOT_FOUND,
  OTHER
}
