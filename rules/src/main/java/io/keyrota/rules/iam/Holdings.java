package io.keyrota.rules.iam;

import java.util.Optional;

/**
 * What an account itself holds in IAM: the row on which the account's limits are decided, so that a
 * race for the last user or the last root access key conflicts.
 *
 * @param alias unique over all accounts of the installation
 * @param rootKeys the root's access keys
 * @param users how many users there are
 */
public record Holdings(Optional<String> alias, KeySlots rootKeys, int users) {

  /** A new account's. */
  public static final Holdings NONE = new Holdings(Optional.empty(), KeySlots.EMPTY, 0);

  /**
   * One user more.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded
   */
  public Holdings withOneUserMore(int limit) {
    if (users >= limit) {
      throw IamRefusal.limitExceeded(IamQuota.USERS_PER_ACCOUNT, limit);
    }
    return new Holdings(alias, rootKeys, users + 1);
  }

  public Holdings withOneUserLess() {
    return new Holdings(alias, rootKeys, users - 1);
  }

  public Holdings with(KeySlots keys) {
    return new Holdings(alias, keys, users);
  }

  /** An account has one alias: a new one takes the old one's place. */
  public Holdings withAlias(String newAlias) {
    return new Holdings(Optional.of(newAlias), rootKeys, users);
  }

  /**
   * Without its alias.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity when the alias is not this one
   */
  public Holdings withoutAlias(String oldAlias) {
    if (!alias.equals(Optional.of(oldAlias))) {
      throw IamRefusal.noSuchAlias(oldAlias);
    }
    return new Holdings(Optional.empty(), rootKeys, users);
  }
}
