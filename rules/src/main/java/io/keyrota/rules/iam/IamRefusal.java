package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;

/** IAM's refusals, each worded once: AWS's error code and message. */
public final class IamRefusal {

  private IamRefusal() {}

  public static Refusal noSuchUser(String userName) {
    return noSuchEntity("The user with name " + userName + " cannot be found.");
  }

  public static Refusal noSuchGroup(String groupName) {
    return noSuchEntity("The group with name " + groupName + " cannot be found.");
  }

  public static Refusal noSuchAccessKey(String accessKeyId) {
    return noSuchEntity("The Access Key with id " + accessKeyId + " cannot be found.");
  }

  /** A policy that is not attached, when it is to be detached. */
  public static Refusal policyNotAttached(String policyArn) {
    return noSuchEntity("Policy " + policyArn + " was not found.");
  }

  /** A policy that does not exist, when it is to be attached. */
  public static Refusal notAttachable(String policyArn) {
    return noSuchEntity("Policy " + policyArn + " does not exist or is not attachable.");
  }

  public static Refusal noSuchAlias(String alias) {
    return noSuchEntity("The account alias with name " + alias + " cannot be found.");
  }

  public static Refusal userExists(String userName) {
    return new Refusal("EntityAlreadyExists", "User with name " + userName + " already exists.");
  }

  public static Refusal groupExists(String groupName) {
    return new Refusal("EntityAlreadyExists", "Group with name " + groupName + " already exists.");
  }

  public static Refusal aliasExists(String alias) {
    return new Refusal("EntityAlreadyExists", "The account alias " + alias + " already exists.");
  }

  /** Something hangs on what is to be deleted, for example {@code access keys}. */
  public static Refusal mustDeleteFirst(String what) {
    return deleteConflict("Cannot delete entity, must delete " + what + " first.");
  }

  public static Refusal mustRemoveFromGroupsFirst() {
    return deleteConflict("Cannot delete entity, must remove users from group first.");
  }

  /** What is to be deleted is in use, or something hangs on it. */
  public static Refusal deleteConflict(String message) {
    return new Refusal("DeleteConflict", message);
  }

  public static Refusal mustDetachPoliciesFirst() {
    return deleteConflict("Cannot delete entity, must detach all policies first.");
  }

  public static Refusal mustDeletePoliciesFirst() {
    return mustDeleteFirst("policies");
  }

  public static Refusal noSuchInlinePolicy(PrincipalKind kind, String policyName) {
    return noSuchEntity(
        "The " + kind.word() + " policy with name " + policyName + " cannot be found.");
  }

  /** All inline policies of a principal together are too long. */
  public static Refusal inlinePolicySize(PrincipalKind kind, String owner, int limit) {
    return new Refusal(
        "LimitExceeded",
        "Maximum policy size of " + limit + " bytes exceeded for " + kind.word() + " " + owner);
  }

  public static Refusal noSuchPolicy(String policyArn) {
    return noSuchEntity("Policy " + policyArn + " was not found.");
  }

  /** A principal has no permissions boundary that could be taken away. */
  public static Refusal noBoundary(PrincipalKind kind, String name) {
    return noSuchEntity(
        "The permissions boundary of the " + kind.word() + " " + name + " cannot be found.");
  }

  public static Refusal noSuchBoundary(String policyArn) {
    return noSuchEntity("Scope ARN: " + policyArn + " does not exist or is not attachable.");
  }

  /** A policy has as many versions as it may have. */
  public static Refusal tooManyVersions(int limit) {
    return new Refusal(
        "LimitExceeded",
        "A managed policy can have up to "
            + limit
            + " versions. Before you create a new version, you must delete an existing version.");
  }

  public static Refusal noSuchPolicyVersion(String policyArn, String versionId) {
    return noSuchEntity("Policy " + policyArn + " version " + versionId + " does not exist.");
  }

  /** A policy of AWS's own is to be changed, or tagged. */
  public static Refusal policyNotYours(String policyArn) {
    return new Refusal(
        "AccessDenied", "Policy " + policyArn + " is managed by AWS and cannot be changed.");
  }

  /** Only a partner that AWS has taken on asks customers for delegation; STS says it too. */
  public static Refusal notAPartner(AccountId account) {
    return new Refusal("AccessDenied", "Account " + account + " is not onboarded as a partner.");
  }

  public static Refusal policyExists(String policyName) {
    return new Refusal(
        "EntityAlreadyExists",
        "A policy called " + policyName + " already exists. Duplicate names are not allowed.");
  }

  public static Refusal invalidAuthenticationCode() {
    return new Refusal("InvalidAuthenticationCode", "Authentication code for device is not valid.");
  }

  public static Refusal noSuchMfaDevice(String serialNumber) {
    return noSuchEntity("VirtualMFADevice with serial number " + serialNumber + " doesn't exist.");
  }

  /** A device that is not the user's. */
  public static Refusal mfaDeviceNotOf(String userName) {
    return noSuchEntity("MFA Device invalid for user " + userName + ".");
  }

  public static Refusal mfaDeviceExists() {
    return new Refusal(
        "EntityAlreadyExists", "MFADevice entity at the same path and name already exists.");
  }

  public static Refusal mfaDeviceInUse() {
    return new Refusal("EntityAlreadyExists", "MFA Device is already in use.");
  }

  public static Refusal passwordPolicyViolation() {
    return new Refusal(
        "PasswordPolicyViolation", "Password does not conform to the account password policy.");
  }

  public static Refusal noPasswordPolicy(Object account) {
    return noSuchEntity("The Password Policy with domain name " + account + " cannot be found.");
  }

  public static Refusal loginProfileExists(String userName) {
    return new Refusal(
        "EntityAlreadyExists", "Login Profile for user " + userName + " already exists.");
  }

  public static Refusal noLoginProfile(String userName) {
    return noSuchEntity("Login Profile for User " + userName + " cannot be found.");
  }

  public static Refusal clientIds(int limit) {
    return new Refusal(
        "LimitExceeded", "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: " + limit);
  }

  public static Refusal openIdProviderExists(String url) {
    return new Refusal(
        "EntityAlreadyExists", "Provider with url https://" + url + " already exists.");
  }

  public static Refusal noSuchOpenIdProvider(String arn) {
    return noSuchEntity("OpenIDConnect Provider not found for arn " + arn);
  }

  public static Refusal noSuchServerCertificate(String name) {
    return noSuchEntity("The Server Certificate with name " + name + " cannot be found.");
  }

  public static Refusal serverCertificateExists(String name) {
    return new Refusal(
        "EntityAlreadyExists", "The Server Certificate with name " + name + " already exists.");
  }

  public static Refusal noSuchSshPublicKey(String id) {
    return noSuchEntity("The Public Key with id " + id + " cannot be found.");
  }

  public static Refusal duplicateSshPublicKey() {
    return new Refusal(
        "DuplicateSSHPublicKey", "The SSH public key is already associated with the user.");
  }

  public static Refusal noSuchSigningCertificate(String id) {
    return noSuchEntity("The Certificate with id " + id + " cannot be found.");
  }

  /** A certificate that a user of the account, or its root, has already. */
  public static Refusal duplicateCertificate() {
    return new Refusal(
        "DuplicateCertificate",
        "The certificate is already associated with a user of the account.");
  }

  public static Refusal noSuchServiceSpecificCredential(String id) {
    return noSuchEntity("The service specific credential with id " + id + " cannot be found.");
  }

  public static Refusal serviceNotSupported(String service) {
    return new Refusal(
        "NotSupportedService",
        "The service " + service + " does not support service-specific credentials.");
  }

  public static Refusal noCredentialAge(String service) {
    return new Refusal(
        "ValidationError", "CredentialAgeDays is not supported for the service " + service + ".");
  }

  public static Refusal noSuchSamlProvider(String arn) {
    return noSuchEntity("Manifest not found for arn " + arn);
  }

  public static Refusal samlProviderExists(String name) {
    return new Refusal("EntityAlreadyExists", "Provider with name " + name + " already exists.");
  }

  /** A document that is no metadata of an identity provider. */
  public static Refusal samlMetadata(String why) {
    return invalidInput("Could not parse metadata: " + why);
  }

  public static Refusal samlKeys(int limit) {
    return new Refusal(
        "LimitExceeded", "Cannot exceed quota for PrivateKeysPerSAMLProvider: " + limit);
  }

  public static Refusal noSuchSamlKey(String id) {
    return noSuchEntity("The private key with id " + id + " cannot be found.");
  }

  public static Refusal malformedPolicy(String message) {
    return new Refusal("MalformedPolicyDocument", message);
  }

  /** A limit is reached. */
  public static Refusal limitExceeded(IamQuota quota, long limit) {
    return new Refusal(
        "LimitExceeded", "Cannot exceed quota for " + quota.refusedAs() + ": " + limit);
  }

  /** An implicit user name where the signer is no user of IAM and not the root. */
  public static Refusal mustSpecifyUserName() {
    return new Refusal(
        "ValidationError", "Must specify userName when calling with non-User credentials");
  }

  public static Refusal invalidMarker() {
    return new Refusal("ValidationError", "Invalid Marker.");
  }

  /** A simulated resource policy has a principal, so somebody must call. */
  public static Refusal callerRequired() {
    return invalidInput("CallerArn is required with ResourcePolicy.");
  }

  public static Refusal invalidInput(String message) {
    return new Refusal("InvalidInput", message);
  }

  private static Refusal noSuchEntity(String message) {
    return new Refusal("NoSuchEntity", message);
  }
}
