package io.keyrota.server.iam;

import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.PolicySize;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.rules.policy.MalformedPolicy;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.rules.policy.PrincipalNames;
import io.keyrota.server.store.Snapshot;

/** Trust policies on their way in and out: users and roles are kept by id and shown by ARN. */
final class TrustText {
  private static final IamPolicyPrincipals PRINCIPALS = new IamPolicyPrincipals();

  private TrustText() {}

  /**
   * A trust policy as it is kept.
   *
   * @throws io.keyrota.rules.aws.Refusal MalformedPolicyDocument when it is none, or names a user
   *     or a role that does not exist in an account that does; LimitExceeded when it is too long
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
    return PrincipalNames.rewrite(
        document,
        principal ->
            PRINCIPALS
                .kept(principal, seen)
                .orElseThrow(() -> RoleRefusal.invalidPrincipal(principal)));
  }

  /** A trust policy as it is shown, percent-encoded. */
  static String answered(String stored, Snapshot seen) {
    return PolicyText.answered(PrincipalNames.rewrite(stored, id -> PRINCIPALS.shown(id, seen)));
  }
}
