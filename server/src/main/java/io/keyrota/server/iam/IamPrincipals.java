package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Who exists, as IAM's rows have it. */
public final class IamPrincipals implements Principals {

  @Override
  public Optional<Caller> user(
      AccountId account, String userId, Caller.Credential credential, Snapshot seen) {
    return UserTable.ofId(account, userId, seen).map(user -> user.caller(Optional.of(credential)));
  }

  @Override
  public Optional<Caller> role(
      AccountId account,
      String roleId,
      String sessionName,
      Caller.Credential credential,
      Snapshot seen) {
    return RoleTable.ofId(roleId, seen)
        .filter(role -> role.account().equals(account))
        .map(role -> role.caller(sessionName, Optional.of(credential)));
  }

  @Override
  public Optional<Caller> root(AccountId account, Caller.Credential credential, Snapshot seen) {
    return AccountTable.find(account, seen)
        .map(found -> new Caller.Root(found.id(), Optional.of(credential)));
  }

  @Override
  public boolean isRole(String roleId, Snapshot seen) {
    return RoleTable.ofId(roleId, seen).isPresent();
  }

  @Override
  public Optional<AccountId> accountOf(String accessKeyId, Snapshot seen) {
    if (AccessKeyId.isSession(accessKeyId)) {
      // Sessions have no rows: their id tells the account.
      return AccessKeyId.account(accessKeyId)
          .filter(account -> AccountTable.find(account, seen).isPresent());
    }
    return seen.byHandle(AccessKeyTable.TABLE, accessKeyId).map(row -> row.value().key().account());
  }
}
