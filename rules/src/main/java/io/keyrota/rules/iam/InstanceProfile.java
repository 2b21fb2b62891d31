package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * An instance profile: what hands a role to a machine.
 *
 * @param path begins and ends with a slash
 * @param name as it was spelt when given; within an account no two names differ only in case
 * @param profileId AIPA…
 * @param created in whole seconds
 * @param roleId of the one role that may be in it
 */
public record InstanceProfile(
    AccountId account,
    String path,
    String name,
    String profileId,
    Instant created,
    Optional<String> roleId,
    Tags tags) {

  /** What a name is looked up and kept unique by. */
  public static String nameKey(String name) {
    return User.nameKey(name);
  }

  public static String arn(AccountId account, String path, String name) {
    return "arn:aws:iam::" + account + ":instance-profile" + path + name;
  }

  public String nameKey() {
    return nameKey(name);
  }

  public String arn() {
    return arn(account, path, name);
  }

  /**
   * With that role in it.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded when there is one
   */
  public InstanceProfile adding(String newRoleId) {
    if (roleId.isPresent()) {
      throw RoleRefusal.profileFull();
    }
    return new InstanceProfile(
        account, path, name, profileId, created, Optional.of(newRoleId), tags);
  }

  /** Without a role. */
  public InstanceProfile emptied() {
    return new InstanceProfile(account, path, name, profileId, created, Optional.empty(), tags);
  }

  public InstanceProfile with(Tags newTags) {
    return new InstanceProfile(account, path, name, profileId, created, roleId, newTags);
  }

  /**
   * Refuses to be deleted with a role in it.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict
   */
  public void needDeletable() {
    if (roleId.isPresent()) {
      throw RoleRefusal.mustRemoveRolesFirst();
    }
  }
}
