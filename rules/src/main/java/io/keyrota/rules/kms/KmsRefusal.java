package io.keyrota.rules.kms;

import io.keyrota.rules.aws.Refusal;
import java.util.List;

/**
 * KMS's refusals, each worded once: AWS's error code and message. Where a message is known from
 * AWS's documentation it is AWS's; the others say the same in AWS's manner (docs/divergences.md).
 */
public final class KmsRefusal {

  private KmsRefusal() {}

  // Finding a key.

  public static Refusal keyNotFound(String arn) {
    return notFound("Key '" + arn + "' does not exist");
  }

  public static Refusal aliasNotFound(String arn) {
    return notFound("Alias " + arn + " is not found.");
  }

  /** A KeyId parameter that has no form at all, or an alias where only keys are taken. */
  public static Refusal invalidKeyId(String keyId) {
    return notFound("Invalid keyId '" + keyId + "'");
  }

  /** An ARN of another region than the request's. */
  public static Refusal otherRegion(String region) {
    return notFound("Invalid arn " + region);
  }

  public static Refusal invalidArn(String arn) {
    return new Refusal("InvalidArnException", "Invalid arn " + arn);
  }

  /** The ARN of an alias where only keys are taken. */
  public static Refusal aliasUnsupported() {
    return new Refusal("InvalidArnException", "Key Aliases are not supported for this operation.");
  }

  /** The ARN of a user or role that does not exist, where a grant is to name it. */
  public static Refusal noPrincipal() {
    return new Refusal("InvalidArnException", "ARN does not refer to a valid principal");
  }

  /**
   * Another account's key that does not exist or may not be used: AWS tells neither from the other.
   */
  public static Refusal crossAccount(String callerArn, String action) {
    return new Refusal(
        "AccessDeniedException",
        "User: "
            + callerArn
            + " is not authorized to perform: "
            + action
            + " on this resource because the resource does not exist in this Region, no"
            + " resource-based policies allow access, or a resource-based policy explicitly denies"
            + " access");
  }

  /**
   * A ciphertext whose key the caller can not use; AWS does not tell which of the reasons it is.
   */
  public static Refusal ciphertextOfUnknownKey() {
    return new Refusal(
        "AccessDeniedException",
        "The ciphertext refers to a customer master key that does not exist, does not exist in this"
            + " region, or you are not allowed to access.");
  }

  // States.

  static Refusal disabled(String arn, KeyState state) {
    return new Refusal("DisabledException", arn + " " + state.phrase() + ".");
  }

  static Refusal invalidState(String arn, KeyState state) {
    return new Refusal("KMSInvalidStateException", arn + " " + state.phrase() + ".");
  }

  static Refusal notPendingDeletion(String arn) {
    return new Refusal("KMSInvalidStateException", arn + " is not pending deletion.");
  }

  /** A request that would break an invariant of the key, in AWS's general words for it. */
  public static Refusal invalidState(String message) {
    return new Refusal("KMSInvalidStateException", message);
  }

  // What a key is not for.

  /** A key of another usage than the operation's. */
  public static Refusal keyUsage(String arn, KeyUsage usage, String operation) {
    return new Refusal(
        "InvalidKeyUsageException",
        arn + " key usage is " + usage + " which is not valid for " + operation + ".");
  }

  /** An algorithm that the key's spec does not offer. */
  public static Refusal algorithm(Enum<?> algorithm, KeySpec spec) {
    return new Refusal(
        "InvalidKeyUsageException",
        "Algorithm " + algorithm.name() + " and key spec " + spec + " are incompatible.");
  }

  public static Refusal originUnsupported(String arn, Origin origin) {
    return unsupported(arn + " origin is " + origin + " which is not valid for this operation.");
  }

  public static Refusal specUnsupported(String arn, KeySpec spec) {
    return unsupported(arn + " key spec is " + spec + " which is not valid for this operation.");
  }

  public static Refusal unsupported(String message) {
    return new Refusal("UnsupportedOperationException", message);
  }

  /** An AWS-managed key's policy allows its owner to look and nothing else. */
  public static Refusal awsManaged(String callerArn, String action, String keyArn) {
    return new Refusal(
        "AccessDeniedException",
        "User: "
            + callerArn
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + keyArn
            + " because no resource-based policy allows the "
            + action
            + " action");
  }

  // Parameters.

  static Refusal usageMissing() {
    return validation(
        "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
  }

  static Refusal usageDoesNotFit(KeyUsage usage, KeySpec spec) {
    return validation("KeyUsage " + usage + " is not compatible with KeySpec " + spec);
  }

  static Refusal messageType(SigningAlgorithm algorithm, MessageType type) {
    return validation("MessageType " + type + " is not compatible with algorithm " + algorithm);
  }

  static Refusal digestLength(SigningAlgorithm algorithm) {
    return validation("Digest is invalid length for algorithm " + algorithm + ".");
  }

  static Refusal muLength() {
    return validation("External Mu must be 64 bytes.");
  }

  /** A parameter that the model's constraints do not catch. */
  public static Refusal validation(String message) {
    return new Refusal("ValidationException", message);
  }

  public static Refusal invalidMarker() {
    return new Refusal("InvalidMarkerException", "Could not deserialize marker");
  }

  public static Refusal invalidAliasName(String message) {
    return new Refusal("InvalidAliasNameException", message);
  }

  public static Refusal aliasExists(String arn) {
    return new Refusal(
        "AlreadyExistsException", "An alias with the name " + arn + " already exists");
  }

  static Refusal replicaExists(String arn) {
    return new Refusal("AlreadyExistsException", arn + " already exists");
  }

  public static Refusal tag(String message) {
    return new Refusal("TagException", message);
  }

  public static Refusal limit(String message) {
    return new Refusal("LimitExceededException", message);
  }

  public static Refusal policyNotFound(String name) {
    return notFound("No such policy exists: " + name);
  }

  public static Refusal malformedPolicy(String message) {
    return new Refusal("MalformedPolicyDocumentException", message);
  }

  /** A key policy names users or roles that do not exist. */
  public static Refusal invalidPrincipals() {
    return malformedPolicy("Policy contains a statement with one or more invalid principals.");
  }

  // Rotation.

  static Refusal tooManyRotations(String arn, int limit) {
    return limit(
        "The on-demand rotations limit of " + limit + " has been reached for the key " + arn + ".");
  }

  static Refusal rotationSoon() {
    return new Refusal(
        "ConflictException",
        "An automatic rotation of this key is currently in progress or scheduled to begin within"
            + " the next 20 minutes.");
  }

  // Import.

  public static Refusal invalidImportToken() {
    return new Refusal("InvalidImportTokenException", "The import token is invalid.");
  }

  public static Refusal expiredImportToken() {
    return new Refusal("ExpiredImportTokenException", "The import token has expired.");
  }

  public static Refusal incorrectKeyMaterial(String message) {
    return new Refusal("IncorrectKeyMaterialException", message);
  }

  static Refusal materialNotFound(KeyMaterialId id, String arn) {
    return notFound("Key material " + id + " of " + arn + " does not exist");
  }

  // Cryptography; the messages are empty as AWS's are, so that nothing tells what was wrong.

  /** What is stored as the bytes of the key's material is not what KMS stored. */
  public static Refusal brokenMaterial(String arn) {
    return new Refusal("KMSInternalException", "The stored key material of " + arn + " is broken.");
  }

  /** A ciphertext, encryption context or wrapped key that does not open, whatever the reason. */
  public static Refusal invalidCiphertext() {
    return new Refusal("InvalidCiphertextException", "");
  }

  public static Refusal incorrectKey() {
    return new Refusal(
        "IncorrectKeyException",
        "The key ID in the request does not identify a CMK that can perform this operation.");
  }

  public static Refusal invalidSignature() {
    return new Refusal("KMSInvalidSignatureException", "");
  }

  public static Refusal invalidMac() {
    return new Refusal("KMSInvalidMacException", "");
  }

  /** DryRun was set and the request would have succeeded. */
  public static Refusal dryRun() {
    return new Refusal(
        "DryRunOperationException",
        "The request would have succeeded, but the DryRun option is set.");
  }

  // Grants.

  static Refusal invalidGrantId() {
    return new Refusal("InvalidGrantIdException", "The specified grant ID is not valid.");
  }

  public static Refusal grantNotFound(String grantId) {
    return notFound("Grant ID " + grantId + " not found");
  }

  public static Refusal invalidGrantToken() {
    return new Refusal("InvalidGrantTokenException", "The specified grant token is not valid.");
  }

  static Refusal grantOperations(KeyUsage usage, List<GrantOperation> allowed) {
    return validation(
        "Grant operations must be among "
            + allowed.stream().map(GrantOperation::word).toList()
            + " for a key with usage "
            + usage
            + ".");
  }

  private static Refusal notFound(String message) {
    return new Refusal("NotFoundException", message);
  }
}
