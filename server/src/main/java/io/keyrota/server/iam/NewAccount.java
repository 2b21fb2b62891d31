package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.Holdings;
import io.keyrota.rules.iam.KeySlots;
import io.keyrota.rules.iam.SecretAccessKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to make an account with its first root access key.
 *
 * @param changes to be committed with the snapshot they were made from
 * @param accessKeyId of the root
 * @param secret to be shown once and closed
 */
public record NewAccount(List<Change> changes, String accessKeyId, Secret secret) {

  /** The changes for an account without an alias: see the other {@code changes}. */
  public static NewAccount changes(
      AccountId account,
      Optional<String> givenId,
      Optional<Secret> givenSecret,
      Instant now,
      Entropy entropy,
      Sealer sealer,
      Snapshot seen) {
    return changes(account, Optional.empty(), givenId, givenSecret, now, entropy, sealer, seen);
  }

  /**
   * The changes.
   *
   * @param alias unique over the installation, when it is to have one
   * @param givenId the root's access key id where the operator chose it: 1 to 128 letters, digits,
   *     underscores; else one is made
   * @param givenSecret the root's secret where the operator chose it, of any length but zero
   * @throws IllegalArgumentException when the account or the key exists, or the id or secret is not
   *     to be had; the message is for the operator and holds no secret
   */
  public static NewAccount changes(
      AccountId account,
      Optional<String> alias,
      Optional<String> givenId,
      Optional<Secret> givenSecret,
      Instant now,
      Entropy entropy,
      Sealer sealer,
      Snapshot seen) {
    if (account.equals(AccountId.SYSTEM)) {
      throw new IllegalArgumentException("the account " + account + " is the installation's own");
    }
    if (AccountTable.find(account, seen).isPresent()) {
      throw new IllegalArgumentException("the account " + account + " exists already");
    }
    String id = givenId.orElseGet(() -> CreateAccessKey.newId(account, entropy));
    if (!AccessKeyId.isValid(id)) {
      throw new IllegalArgumentException(
          "an access key id has 1 to 128 letters, digits and underscores");
    }
    if (AccessKeyTable.anywhere(id, seen).isPresent()) {
      throw new IllegalArgumentException("the access key id is in use");
    }
    Secret secret =
        givenSecret.orElseGet(() -> SecretAccessKey.of(entropy.bytes(SecretAccessKey.ENTROPY)));
    if (secret.length() == 0) {
      throw new IllegalArgumentException("the secret access key is empty");
    }
    Holdings holdings = Holdings.NONE.with(KeySlots.EMPTY.with(id));
    AccessKey key = AccessKey.create(id, account, AccessKey.ROOT, now);
    return new NewAccount(
        List.of(
            AccountTable.put(Account.create(account, now)),
            HoldingsTable.put(account, alias.map(holdings::withAlias).orElse(holdings)),
            AccessKeyTable.put(SealedAccessKey.seal(key, secret, sealer))),
        id,
        secret);
  }
}
