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
 * @param managedPolicies ARNs of the attached managed policies, in the order of attachment
 */
public record User(
    AccountId account,
    String path,
    String name,
    String userId,
    Instant created,
    Tags tags,
    KeySlots keys,
    List<String> managedPolicies) {

  public User {
    managedPolicies = List.copyOf(managedPolicies);
  }

  /** A new user without keys and policies. */
  public static User create(
      AccountId account, String path, String name, String userId, Instant now, Tags tags) {
    return new User(
        account, path, name, userId, WholeSeconds.of(now), tags, KeySlots.EMPTY, List.of());
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
        account, path, name, userId, new LinkedHashSet<>(managedPolicies), credential);
  }

  /** The user under another name and path; id, keys, tags and policies stay. */
  public User moved(String newPath, String newName) {
    return new User(account, newPath, newName, userId, created, tags, keys, managedPolicies);
  }

  public User with(Tags newTags) {
    return new User(account, path, name, userId, created, newTags, keys, managedPolicies);
  }

  public User with(KeySlots newKeys) {
    return new User(account, path, name, userId, created, tags, newKeys, managedPolicies);
  }

  /**
   * The user with the policy attached; attaching it again changes nothing.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded
   */
  public User attached(String policyArn, int limit) {
    if (managedPolicies.contains(policyArn)) {
      return this;
    }
    if (managedPolicies.size() >= limit) {
      throw IamRefusal.limitExceeded(IamQuota.POLICIES_PER_USER, limit);
    }
    List<String> next = new ArrayList<>(managedPolicies);
    next.add(policyArn);
    return new User(account, path, name, userId, created, tags, keys, next);
  }

  /**
   * The user without the policy.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity when it is not attached
   */
  public User detached(String policyArn) {
    if (!managedPolicies.contains(policyArn)) {
      throw IamRefusal.policyNotAttached(policyArn);
    }
    List<String> next = managedPolicies.stream().filter(arn -> !arn.equals(policyArn)).toList();
    return new User(account, path, name, userId, created, tags, keys, next);
  }

  /**
   * Refuses to lose what still hangs on the user.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict until access keys and policies are gone
   */
  public void needDeletable() {
    if (!keys.isEmpty()) {
      throw IamRefusal.mustDeleteKeysFirst();
    }
    if (!managedPolicies.isEmpty()) {
      throw IamRefusal.mustDetachPoliciesFirst();
    }
  }
}
