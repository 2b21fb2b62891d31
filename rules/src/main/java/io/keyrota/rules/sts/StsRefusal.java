package io.keyrota.rules.sts;

import io.keyrota.rules.aws.Refusal;
import java.time.Instant;

/** STS's refusals, each worded once: AWS's error code and message. */
public final class StsRefusal {

  private StsRefusal() {}

  /** The root is to assume a role. */
  public static Refusal rootAssumesNoRole() {
    return accessDenied("Roles may not be assumed by root accounts.");
  }

  /** A one-time code is wrong or spent. */
  public static Refusal wrongCode() {
    return accessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.");
  }

  /** A one-time code is of a device that the caller does not have. */
  public static Refusal foreignDevice() {
    return accessDenied(
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA"
            + " serial number is valid and associated with this user.");
  }

  /** A device without a code, or a code without a device. */
  public static Refusal halfACode() {
    return accessDenied(
        "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass"
            + " code.");
  }

  /** Longer than the role lets its sessions live. */
  public static Refusal longerThanTheRoleAllows() {
    return validation(
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }

  /** A session of a session lives an hour at most. */
  public static Refusal longerThanAChainAllows() {
    return validation(
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
            + " chaining.");
  }

  /** The account does not vouch for its principals outside. */
  public static Refusal federationDisabled() {
    return new Refusal(
        "OutboundWebIdentityFederationDisabledException",
        "The outbound web identity federation feature is not enabled for this account.");
  }

  /** A token would outlive the session that asks for it. */
  public static Refusal longerThanTheSession() {
    return new Refusal(
        "SessionDurationEscalationException",
        "The requested token duration would extend the session beyond its original expiration"
            + " time.");
  }

  /** What a token is to say is too much. */
  public static Refusal payloadTooLarge() {
    return new Refusal(
        "JWTPayloadSizeExceededException",
        "The requested token payload size exceeds the maximum allowed size.");
  }

  /** A token can not be signed so. */
  public static Refusal unknownAlgorithm(String name) {
    return validation("Invalid signing algorithm: " + name + ". Valid values are RS256 and ES384.");
  }

  /** A text that should be a role's ARN is none. */
  public static Refusal invalidArn(String arn) {
    return validation(arn + " is invalid");
  }

  /** Context assertions come from STS, which makes none here: whoever shows one made it up. */
  public static Refusal noContext() {
    return validation("The context assertion is not valid.");
  }

  /** The source identity of a chain of sessions is to be changed. */
  public static Refusal sourceIdentityStays() {
    return accessDenied("The source identity of a session cannot be changed.");
  }

  /** A tag that a session inherits is to be set anew. */
  public static Refusal inheritedTag() {
    return new Refusal(
        "InvalidParameterValue",
        "One of the specified transitive tag keys can't be set because it conflicts with a"
            + " transitive tag key from the calling session.");
  }

  /** Policies and tags are too much for a token. */
  public static Refusal packedTooLarge(int percent) {
    return new Refusal(
        "PackedPolicyTooLarge",
        "Packed policy consumes " + percent + "% of allotted space, please use smaller policy.");
  }

  public static Refusal malformedPolicy(String message) {
    return new Refusal("MalformedPolicyDocument", message);
  }

  /** A token that is no good: malformed, of no provider, wrongly signed. */
  public static Refusal invalidIdentityToken(String why) {
    return new Refusal("InvalidIdentityToken", why);
  }

  /** A response of a SAML provider that says nothing that could be judged. */
  public static Refusal invalidResponse(String why) {
    return invalidIdentityToken("Invalid SAML response: " + why);
  }

  /** A response of a SAML provider that nobody signed whom its metadata names. */
  public static Refusal responseSignature() {
    return invalidIdentityToken("Response signature invalid");
  }

  /** The identity provider itself says that it let nobody in. */
  public static Refusal rejectedClaim(String status) {
    return new Refusal(
        "IDPRejectedClaim", "The identity provider reported that authentication failed: " + status);
  }

  /** A response of a SAML provider whose time is over. */
  public static Refusal responseExpired() {
    return new Refusal("ExpiredTokenException", "Response has expired");
  }

  /** A response of a SAML provider that was kept too long. */
  public static Refusal responseKept() {
    return new Refusal(
        "ExpiredTokenException", "Token must be redeemed within 5 minutes of issuance");
  }

  /** A token whose time is over. */
  public static Refusal tokenExpired(Instant now, Instant expired) {
    return new Refusal(
        "ExpiredTokenException",
        "Token expired: current date/time "
            + now.getEpochSecond()
            + " must be before the expiration date/time "
            + expired.getEpochSecond());
  }

  /** The provider could not be asked; the client may try again. */
  public static Refusal providerUnreachable(String why) {
    return new Refusal("IDPCommunicationError", why);
  }

  public static Refusal invalidAuthorizationMessage() {
    return new Refusal(
        "InvalidAuthorizationMessageException", "The authorization message is not valid.");
  }

  public static Refusal accessDenied(String message) {
    return new Refusal("AccessDenied", message);
  }

  public static Refusal validation(String message) {
    return new Refusal("ValidationError", message);
  }
}
