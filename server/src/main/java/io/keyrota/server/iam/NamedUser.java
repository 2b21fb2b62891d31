package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.PrincipalKind;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user as a request names it. Access is asked for before it is told whether the user exists.
 *
 * @param name as the request spells it
 */
record NamedUser(AccountId account, String name, Optional<User> row) implements PolicyHolder {

  static NamedUser of(Request request, String name, Snapshot seen) {
    return new NamedUser(request.account(), name, UserTable.named(request.account(), name, seen));
  }

  /**
   * The named user, or without a name the signer.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError when the name is left out and the signer
   *     is no user
   */
  static NamedUser ofNameOrSigner(Request request, @Nullable String name, Snapshot seen) {
    if (name != null) {
      return of(request, name, seen);
    }
    if (request.caller() instanceof Caller.User user) {
      return new NamedUser(
          request.account(),
          user.userName(),
          UserTable.ofId(request.account(), user.userId(), seen));
    }
    throw IamRefusal.mustSpecifyUserName();
  }

  /** The user's ARN; of one that does not exist, the ARN it would have under the path "/". */
  String arn() {
    return row.map(User::arn).orElseGet(() -> User.arn(account, "/", name));
  }

  @Override
  public PrincipalKind kind() {
    return PrincipalKind.USER;
  }

  @Override
  public Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
            action,
            arn(),
            row.map(
                    user ->
                        TagConditions.ofResource(
                            user.tags(), user.policies().boundary(), conditions))
                .orElse(conditions))
        .toldAs("user " + name);
  }

  @Override
  public String principalId() {
    return need().userId();
  }

  @Override
  public HeldPolicies policies() {
    return need().policies();
  }

  @Override
  public Change with(HeldPolicies policies) {
    return UserTable.put(need().with(policies));
  }

  /**
   * The user.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  User need() {
    return row.orElseThrow(() -> IamRefusal.noSuchUser(name));
  }
}
