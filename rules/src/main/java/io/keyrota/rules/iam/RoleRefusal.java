package io.keyrota.rules.iam;

import io.keyrota.rules.aws.Refusal;

/** IAM's refusals about roles and instance profiles, each worded once. */
public final class RoleRefusal {

  private RoleRefusal() {}

  public static Refusal noSuchRole(String roleName) {
    return noSuchEntity("The role with name " + roleName + " cannot be found.");
  }

  public static Refusal roleExists(String roleName) {
    return new Refusal("EntityAlreadyExists", "Role with name " + roleName + " already exists.");
  }

  public static Refusal noSuchProfile(String profileName) {
    return noSuchEntity("Instance Profile " + profileName + " cannot be found.");
  }

  public static Refusal profileExists(String profileName) {
    return new Refusal(
        "EntityAlreadyExists", "Instance Profile " + profileName + " already exists.");
  }

  /** A role is to be taken out of an instance profile that it is not in. */
  public static Refusal notInProfile(String roleName, String profileName) {
    return noSuchEntity(
        "Role " + roleName + " in Instance Profile " + profileName + " cannot be found.");
  }

  /** An instance profile holds one role; AWS has no setting for that. */
  public static Refusal profileFull() {
    return new Refusal(
        "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
  }

  public static Refusal mustRemoveRolesFirst() {
    return IamRefusal.deleteConflict(
        "Cannot delete entity, must remove roles from instance profile first.");
  }

  /** A service-linked role is to be changed. */
  public static Refusal unmodifiable(String roleName) {
    return new Refusal(
        "UnmodifiableEntity",
        "Cannot perform the operation on the protected role '"
            + roleName
            + "' - this role is only modifiable by AWS");
  }

  /** A service-linked role exists already. */
  public static Refusal serviceRoleTaken(String roleName) {
    return IamRefusal.invalidInput(
        "Service role name "
            + roleName
            + " has been taken in this account, please try a different suffix.");
  }

  public static Refusal noSuchDeletionTask(String taskId) {
    return noSuchEntity("Deletion task " + taskId + " cannot be found.");
  }

  /** A trust policy names somebody who does not exist. */
  public static Refusal invalidPrincipal(String arn) {
    return IamRefusal.malformedPolicy("Invalid principal in policy: \"AWS\":\"" + arn + "\"");
  }

  /** A trust policy is too long. */
  public static Refusal trustPolicySize(int limit) {
    return IamRefusal.limitExceeded(IamQuota.ASSUME_ROLE_POLICY_SIZE, limit);
  }

  private static Refusal noSuchEntity(String message) {
    return new Refusal("NoSuchEntity", message);
  }
}
