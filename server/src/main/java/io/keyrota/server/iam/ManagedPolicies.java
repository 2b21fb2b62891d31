package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.PolicyArn;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Managed policies by ARN, AWS's and the account's own. */
final class ManagedPolicies {

  private ManagedPolicies() {}

  /**
   * The policy of that ARN, by exact spelling, when the account can use it.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput when the text is no ARN
   */
  static Optional<ManagedPolicy> find(AccountId account, String policyArn, Snapshot seen) {
    Optional<PolicyArn> arn = PolicyArn.of(policyArn);
    if (arn.isEmpty()) {
      return Optional.empty();
    }
    if (arn.get().account().isEmpty()) {
      return AwsPolicies.find(policyArn).map(policy -> policy);
    }
    if (!arn.get().account().get().equals(account)) {
      return Optional.empty();
    }
    return CustomerPolicyTable.named(account, arn.get().name(), seen)
        .<ManagedPolicy>map(policy -> policy)
        .filter(policy -> policy.arn().equals(policyArn));
  }
}
