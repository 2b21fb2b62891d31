package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.aws.Roles;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Roles by their ARNs, as IAM's rows have them. */
public final class IamRoles implements Roles {
  private static final Pattern ARN =
      Pattern.compile("arn:aws:iam::([0-9]{12}):role/(?:.*/)?([^/]+)");

  @Override
  public Optional<Assumable> find(String roleArn, Snapshot seen) {
    Matcher arn = ARN.matcher(roleArn);
    if (!arn.matches()) {
      return Optional.empty();
    }
    return RoleTable.named(new AccountId(arn.group(1)), arn.group(2), seen)
        .filter(role -> role.arn().equals(roleArn))
        .map(
            role ->
                new Assumable(
                    role.account(),
                    role.path(),
                    role.name(),
                    role.roleId(),
                    role.trustPolicy(),
                    role.longestSession(),
                    role.tags().values()));
  }
}
