package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users and roles in policies, as IAM's rows have them. */
public final class IamPolicyPrincipals implements PolicyPrincipals {
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws:iam::([0-9]{12}):(user|role)/(?:.*/)?([^/]+)");

  private static final Pattern UNIQUE_ID = Pattern.compile("A(?:IDA|ROA)[A-Z0-9]+");

  @Override
  public Optional<String> kept(String principal, Snapshot seen) {
    if (UNIQUE_ID.matcher(principal).matches()) {
      return arn(principal, seen).map(_ -> principal);
    }
    Matcher arn = PRINCIPAL.matcher(principal);
    if (!arn.matches()) {
      return Optional.of(principal);
    }
    AccountId account = new AccountId(arn.group(1));
    String name = arn.group(3);
    Optional<String> id =
        arn.group(2).equals("user")
            ? UserTable.named(account, name, seen)
                .filter(user -> user.arn().equals(principal))
                .map(User::userId)
            : RoleTable.named(account, name, seen)
                .filter(role -> role.arn().equals(principal))
                .map(Role::roleId);
    return id.isEmpty() && AccountTable.find(account, seen).isEmpty() ? Optional.of(principal) : id;
  }

  @Override
  public String shown(String kept, Snapshot seen) {
    return arn(kept, seen).orElse(kept);
  }

  /** The ARN of whom has that id; empty where nobody has, and for what is no id. */
  private static Optional<String> arn(String id, Snapshot seen) {
    if (id.startsWith("AIDA")) {
      return seen.byHandle(UserTable.TABLE, id).map(Row::value).map(User::arn);
    }
    return id.startsWith("AROA") ? RoleTable.ofId(id, seen).map(Role::arn) : Optional.empty();
  }
}
