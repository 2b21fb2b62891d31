package io.keyrota.rules.iam;

import io.keyrota.rules.aws.Refusal;

/** IAM's refusals, each worded once: AWS's error code and message. */
public final class IamRefusal {

  private IamRefusal() {}

  public static Refusal noSuchUser(String userName) {
    return noSuchEntity("The user with name " + userName + " cannot be found.");
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

  public static Refusal aliasExists(String alias) {
    return new Refusal("EntityAlreadyExists", "The account alias " + alias + " already exists.");
  }

  public static Refusal mustDeleteKeysFirst() {
    return new Refusal("DeleteConflict", "Cannot delete entity, must delete access keys first.");
  }

  public static Refusal mustDetachPoliciesFirst() {
    return new Refusal("DeleteConflict", "Cannot delete entity, must detach all policies first.");
  }

  /** A limit is reached. */
  public static Refusal limitExceeded(IamQuota quota, long limit) {
    return new Refusal(
        "LimitExceeded", "Cannot exceed quota for " + quota.quotaName() + ": " + limit);
  }

  /** An implicit user name where the signer is no user of IAM and not the root. */
  public static Refusal mustSpecifyUserName() {
    return new Refusal(
        "ValidationError", "Must specify userName when calling with non-User credentials");
  }

  public static Refusal invalidMarker() {
    return new Refusal("ValidationError", "Invalid Marker.");
  }

  public static Refusal invalidInput(String message) {
    return new Refusal("InvalidInput", message);
  }

  private static Refusal noSuchEntity(String message) {
    return new Refusal("NoSuchEntity", message);
  }
}
