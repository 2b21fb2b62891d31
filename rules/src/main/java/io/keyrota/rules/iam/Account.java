package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;

/**
 * An account of the installation, as its directory lists it. What the account holds, and what
 * therefore changes, is {@link Holdings}.
 *
 * @param created in whole seconds
 */
public record Account(AccountId id, Instant created) {

  public static Account create(AccountId id, Instant now) {
    return new Account(id, WholeSeconds.of(now));
  }

  /** The ARN of the account's root user. */
  public static String rootArn(AccountId id) {
    return "arn:aws:iam::" + id + ":root";
  }
}
