package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * Who exists in IAM, for rooms that must not know IAM's: STS finds the user behind a session and
 * the account of an access key. IAM's room provides it, Main wires it.
 */
public interface Principals {

  /**
   * The user of that id as it is now, whatever it was called before, as a caller with the
   * credential; empty when it was deleted.
   */
  Optional<Caller> user(
      AccountId account, String userId, Caller.Credential credential, Snapshot seen);

  /**
   * A session of the role of that id, as the role is now, as a caller with the credential; empty
   * when the role was deleted.
   */
  Optional<Caller> role(
      AccountId account,
      String roleId,
      String sessionName,
      Caller.Credential credential,
      Snapshot seen);

  /** The account's root as a caller with the credential; empty when there is no such account. */
  Optional<Caller> root(AccountId account, Caller.Credential credential, Snapshot seen);

  /** Whether there is a role of that unique id, in whatever account. */
  boolean isRole(String roleId, Snapshot seen);

  /** The account to which an access key of any account belongs, long-term or of a session. */
  Optional<AccountId> accountOf(String accessKeyId, Snapshot seen);
}
