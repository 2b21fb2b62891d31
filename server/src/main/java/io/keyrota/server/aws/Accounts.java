package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The directory of accounts, for rooms that must not know IAM's. IAM's room provides it, Main wires
 * it.
 */
public interface Accounts {

  /**
   * A new account with a root access key of its own making.
   *
   * @param id empty: one is drawn that is not taken
   * @throws io.keyrota.rules.aws.Refusal when the id or the alias is taken
   */
  Made create(Optional<AccountId> id, Optional<String> alias, Call call, Snapshot seen);

  /** What makes an account, to be committed, and its root's credential, to be shown once. */
  record Made(
      AccountId id, Instant created, String accessKeyId, Secret secret, List<Change> changes) {}

  /** Up to {@code limit} accounts in the order of their ids, after the given one (exclusive). */
  List<Listed> list(String afterId, int limit, Snapshot seen);

  /** An account as the directory lists it. */
  record Listed(AccountId id, Optional<String> alias, Instant created) {}
}
