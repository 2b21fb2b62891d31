package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
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

  /** The account to which an access key of any account belongs, long-term or of a session. */
  Optional<AccountId> accountOf(String accessKeyId, Snapshot seen);

  /**
   * Users, then roles of the account, as callers without a credential; a role as a session of it
   * without session policies.
   *
   * @param after the position of the last one of the page before; empty for the beginning
   * @param limit at most so many
   */
  List<Standing> everybody(AccountId account, String after, int limit, Snapshot seen);

  /**
   * Somebody in the order of {@link #everybody}.
   *
   * @param position where to go on
   */
  record Standing(String position, Caller caller) {}

  /**
   * The user, role or session of a role that an ARN or a unique id names, as a caller without a
   * credential; empty when there is none.
   */
  Optional<Caller> named(String principal, Snapshot seen);

  /** Whose key a long-term access key of any account is; empty when there is no such key. */
  Optional<KeyHolder> holderOf(String accessKeyId, Snapshot seen);

  /** An access key and who has it. */
  record KeyHolder(AccountId account, String arn, boolean active, Instant created) {}
}
