package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An IAM user.
 *
 * @param path begins and ends with a slash
 * @param name as it was spelt when given; within an account no two names differ only in case
 * @param userId AIDA…, kept when the user is renamed
 * @param created in whole seconds
 * @param policies what hangs on the user itself
 * @param groups ids (AGPA…) of the groups it is in, in the order in which it came in
 * @param mfaDevices serial numbers of its enabled MFA devices, in the order of enabling
 */
public record User(
    AccountId account,
    String path,
    String name,
    String userId,
    Instant created,
    Tags tags,
    KeySlots keys,
    HeldPolicies policies,
    List<String> groups,
    List<String> mfaDevices) {

  public User {
    groups = List.copyOf(groups);
    mfaDevices = List.copyOf(mfaDevices);
  }

  /** A new user without keys and policies. */
  public static User create(
      AccountId account, String path, String name, String userId, Instant now, Tags tags) {
    return new User(
        account,
        path,
        name,
        userId,
        WholeSeconds.of(now),
        tags,
        KeySlots.EMPTY,
        HeldPolicies.NONE,
        List.of(),
        List.of());
  }

  /** What a name is looked up and kept unique by: AWS does not distinguish names by case. */
  public static String nameKey(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The ARN of a user of that path and name. */
  public static String arn(AccountId account, String path, String name) {
    return "arn:aws:iam::" + account + ":user" + path + name;
  }

  public String nameKey() {
    return nameKey(name);
  }

  public String arn() {
    return arn(account, path, name);
  }

  /** The user as a caller with that credential. */
  public Caller.User caller(Optional<Caller.Credential> credential) {
    return new Caller.User(
        account, path, name, userId, new LinkedHashSet<>(policies.attached()), credential);
  }

  /** The user under another name and path; id, keys, tags and policies stay. */
  public User moved(String newPath, String newName) {
    return new User(
        account, newPath, newName, userId, created, tags, keys, policies, groups, mfaDevices);
  }

  public User with(Tags newTags) {
    return new User(
        account, path, name, userId, created, newTags, keys, policies, groups, mfaDevices);
  }

  public User with(KeySlots newKeys) {
    return new User(
        account, path, name, userId, created, tags, newKeys, policies, groups, mfaDevices);
  }

  public User with(HeldPolicies newPolicies) {
    return new User(
        account, path, name, userId, created, tags, keys, newPolicies, groups, mfaDevices);
  }

  /**
   * The user in one group more; already being in it changes nothing.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded
   */
  public User joining(String groupId, int limit) {
    if (groups.contains(groupId)) {
      return this;
    }
    if (groups.size() >= limit) {
      throw IamRefusal.limitExceeded(IamQuota.GROUPS_PER_USER, limit);
    }
    return inGroups(plus(groups, groupId));
  }

  public User leaving(String groupId) {
    return inGroups(minus(groups, groupId));
  }

  private User inGroups(List<String> newGroups) {
    return new User(
        account, path, name, userId, created, tags, keys, policies, newGroups, mfaDevices);
  }

  /**
   * The user with one MFA device more.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded
   */
  public User withMfaDevice(String serialNumber, int limit) {
    if (mfaDevices.size() >= limit) {
      throw IamRefusal.limitExceeded(IamQuota.MFA_DEVICES_PER_USER, limit);
    }
    return withMfaDevices(plus(mfaDevices, serialNumber));
  }

  public User withoutMfaDevice(String serialNumber) {
    return withMfaDevices(minus(mfaDevices, serialNumber));
  }

  private User withMfaDevices(List<String> serialNumbers) {
    return new User(
        account, path, name, userId, created, tags, keys, policies, groups, serialNumbers);
  }

  /**
   * Refuses to lose what still hangs on the user.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict until access keys, MFA devices, policies
   *     and memberships are gone
   */
  public void needDeletable() {
    if (!keys.isEmpty()) {
      throw IamRefusal.mustDeleteFirst("access keys");
    }
    if (!mfaDevices.isEmpty()) {
      throw IamRefusal.mustDeleteFirst("MFA device");
    }
    policies.needNone();
    if (!groups.isEmpty()) {
      throw IamRefusal.mustRemoveFromGroupsFirst();
    }
  }

  private static List<String> plus(List<String> list, String item) {
    List<String> next = new ArrayList<>(list);
    next.add(item);
    return next;
  }

  private static List<String> minus(List<String> list, String item) {
    return list.stream().filter(other -> !other.equals(item)).toList();
  }
}
