package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.PolicySize;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.rules.iam.TrustPrincipals;
import io.keyrota.rules.iam.User;
import io.keyrota.rules.policy.MalformedPolicy;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trust policies on their way in and out: users and roles are kept by id and shown by ARN. */
final class TrustText {
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws:iam::([0-9]{12}):(user|role)/(?:.*/)?([^/]+)");

  private TrustText() {}

  /**
   * A trust policy as it is kept.
   *
   * @throws io.keyrota.rules.aws.Refusal MalformedPolicyDocument when it is none, or names a user
   *     or a role that does not exist; LimitExceeded when it is too long
   */
  static String stored(String document, IamQuotas quotas, Snapshot seen) {
    int limit = quotas.of(IamQuota.ASSUME_ROLE_POLICY_SIZE);
    if (PolicySize.of(document) > limit) {
      throw RoleRefusal.trustPolicySize(limit);
    }
    try {
      PolicyDocument.parse(document, PolicyKind.TRUST);
    } catch (MalformedPolicy malformed) {
      throw IamRefusal.malformedPolicy(malformed.message());
    }
    return TrustPrincipals.rewrite(document, principal -> id(principal, seen));
  }

  /** A trust policy as it is shown, percent-encoded. */
  static String answered(String stored, Snapshot seen) {
    return PolicyText.answered(TrustPrincipals.rewrite(stored, id -> arn(id, seen)));
  }

  private static String id(String principal, Snapshot seen) {
    Matcher arn = PRINCIPAL.matcher(principal);
    if (!arn.matches()) {
      return principal;
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
    return id.orElseThrow(() -> RoleRefusal.invalidPrincipal(principal));
  }

  private static String arn(String id, Snapshot seen) {
    Optional<String> arn = Optional.empty();
    if (id.startsWith("AIDA")) {
      arn = seen.byHandle(UserTable.TABLE, id).map(Row::value).map(User::arn);
    } else if (id.startsWith("AROA")) {
      arn = RoleTable.ofId(id, seen).map(Role::arn);
    }
    return arn.orElse(id);
  }
}
