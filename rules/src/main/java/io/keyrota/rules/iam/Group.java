package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;

/**
 * A group of users, which have its policies too.
 *
 * @param path begins and ends with a slash
 * @param name as it was spelt when given; within an account no two names differ only in case
 * @param groupId AGPA…, kept when the group is renamed
 * @param created in whole seconds
 * @param members how many users are in it
 */
public record Group(
    AccountId account,
    String path,
    String name,
    String groupId,
    Instant created,
    HeldPolicies policies,
    int members) {

  /** A new group without users and policies. */
  public static Group create(
      AccountId account, String path, String name, String groupId, Instant now) {
    return new Group(account, path, name, groupId, WholeSeconds.of(now), HeldPolicies.NONE, 0);
  }

  /** What a name is looked up and kept unique by. */
  public static String nameKey(String name) {
    return User.nameKey(name);
  }

  public static String arn(AccountId account, String path, String name) {
    return "arn:aws:iam::" + account + ":group" + path + name;
  }

  public String nameKey() {
    return nameKey(name);
  }

  public String arn() {
    return arn(account, path, name);
  }

  /** The group under another name and path; id, users and policies stay. */
  public Group moved(String newPath, String newName) {
    return new Group(account, newPath, newName, groupId, created, policies, members);
  }

  public Group with(HeldPolicies newPolicies) {
    return new Group(account, path, name, groupId, created, newPolicies, members);
  }

  /** One user more, or with -1 one less. */
  public Group plusMembers(int more) {
    return new Group(account, path, name, groupId, created, policies, members + more);
  }

  /**
   * Refuses to lose users or policies with the group.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict
   */
  public void needDeletable() {
    if (members > 0) {
      throw IamRefusal.mustRemoveFromGroupsFirst();
    }
    policies.needNone();
  }
}
