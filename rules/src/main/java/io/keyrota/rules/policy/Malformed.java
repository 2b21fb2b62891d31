package io.keyrota.rules.policy;

import java.util.Locale;

/** AWS's words for what is wrong with a policy, each said once. */
final class Malformed {
  private Malformed() {}

  static MalformedPolicy syntax() {
    return new MalformedPolicy("Syntax errors in policy.");
  }

  /** Of a text that is no JSON; AWS has other words for a trust policy. */
  static MalformedPolicy json(PolicyKind kind) {
    return kind == PolicyKind.TRUST
        ? new MalformedPolicy("This policy contains invalid Json")
        : syntax();
  }

  static MalformedPolicy version() {
    return new MalformedPolicy("Policy document must be version 2012-10-17 or greater.");
  }

  static MalformedPolicy legacy() {
    return new MalformedPolicy("The policy failed legacy parsing");
  }

  static MalformedPolicy missing(String field) {
    return new MalformedPolicy("Missing required field " + field);
  }

  static MalformedPolicy prohibited(String field) {
    return new MalformedPolicy("Has prohibited field " + field);
  }

  static MalformedPolicy noActions() {
    return new MalformedPolicy("Policy statement must contain actions.");
  }

  static MalformedPolicy noResources() {
    return new MalformedPolicy("Policy statement must contain resources.");
  }

  static MalformedPolicy principalNotAllowed() {
    return new MalformedPolicy("Policy document should not specify a principal.");
  }

  static MalformedPolicy allowNotPrincipal() {
    return new MalformedPolicy("Allow with NotPrincipal is not allowed.");
  }

  /** AWS writes the type of the principal in capitals here. */
  static MalformedPolicy principal(String type, String value) {
    return new MalformedPolicy(
        "Invalid principal in policy: \"" + type.toUpperCase(Locale.ROOT) + "\":\"" + value + "\"");
  }

  static MalformedPolicy federated() {
    return new MalformedPolicy(
        "Federated principals must be valid domain names or SAML metadata ARNs");
  }

  static MalformedPolicy sidTwice() {
    return new MalformedPolicy("Statement IDs (SID) in a single policy must be unique.");
  }

  static MalformedPolicy sid() {
    return new MalformedPolicy(
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
            + " expression [0-9A-Za-z]*");
  }

  static MalformedPolicy noVendor() {
    return new MalformedPolicy(
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  }

  static MalformedPolicy colons() {
    return new MalformedPolicy("Actions/Condition can contain only one colon.");
  }

  static MalformedPolicy vendor(String vendor) {
    return new MalformedPolicy("Vendor " + vendor + " is not valid");
  }

  static MalformedPolicy notAssumeRole() {
    return new MalformedPolicy("AssumeRole policy may only specify STS AssumeRole actions.");
  }

  static MalformedPolicy notArn(String resource) {
    return new MalformedPolicy("Resource " + resource + " must be in ARN format or \"*\".");
  }

  static MalformedPolicy partition(String partition, String resource) {
    return new MalformedPolicy(
        "Partition \"" + partition + "\" is not valid for resource \"" + resource + "\".");
  }

  static MalformedPolicy iamRegion(String resource) {
    return new MalformedPolicy("IAM resource " + resource + " cannot contain region information.");
  }

  static MalformedPolicy iamPath() {
    return new MalformedPolicy(
        "IAM resource path must either be \"*\" or start with user/, federated-user/, role/,"
            + " group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/,"
            + " saml-provider/, oidc-provider/, report/, access-report/.");
  }

  static MalformedPolicy operator(String operator) {
    return new MalformedPolicy("Invalid Condition type : " + operator);
  }

  static MalformedPolicy conditionValue(String operator, String value) {
    return new MalformedPolicy(
        "Value \"" + value + "\" is not valid for the condition operator " + operator + ".");
  }
}
