package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;

/** The ARNs of KMS. */
public final class KmsArn {

  private KmsArn() {}

  /** The ARN of a key. */
  public static String key(AccountId account, Region region, KeyId id) {
    return prefix(account, region) + "key/" + id;
  }

  /**
   * The ARN of an alias.
   *
   * @param name begins with {@code alias/}
   */
  public static String alias(AccountId account, Region region, String name) {
    return prefix(account, region) + name;
  }

  private static String prefix(AccountId account, Region region) {
    return "arn:aws:kms:" + region + ":" + account + ":";
  }
}
