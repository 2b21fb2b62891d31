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

  @Override
  public Optional<String> kept(String principal, Snapshot seen) {
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
    Optional<String> arn = Optional.empty();
    if (kept.startsWith("AIDA")) {
      arn = seen.byHandle(UserTable.TABLE, kept).map(Row::value).map(User::arn);
    } else if (kept.startsWith("AROA")) {
      arn = RoleTable.ofId(kept, seen).map(Role::arn);
    }
    return arn.orElse(kept);
  }
}
