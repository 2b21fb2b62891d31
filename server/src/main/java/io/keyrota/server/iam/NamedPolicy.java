package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.AwsPolicy;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A managed policy as a request names it. Access is asked for before it is told whether it exists.
 */
record NamedPolicy(AccountId account, String arn, Optional<ManagedPolicy> row) {

  /**
   * The policy that the request means.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput when the text is no ARN
   */
  static NamedPolicy of(Request request, String policyArn, Snapshot seen) {
    return new NamedPolicy(
        request.account(), policyArn, ManagedPolicies.find(request.account(), policyArn, seen));
  }

  Permission permission(String action) {
    return permission(action, Map.of());
  }

  Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
            action,
            arn,
            switch (row.orElse(null)) {
              case CustomerPolicy own ->
                  TagConditions.ofResource(own.tags(), Optional.empty(), conditions);
              case AwsPolicy aws -> conditions;
              case null -> conditions;
            })
        .toldAs("policy " + arn);
  }

  /**
   * The policy.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  ManagedPolicy need() {
    return row.orElseThrow(() -> IamRefusal.noSuchPolicy(arn));
  }

  /**
   * The policy, to be changed.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity, or AccessDenied for AWS's own
   */
  CustomerPolicy needOwn() {
    return switch (need()) {
      case CustomerPolicy own -> own;
      case AwsPolicy aws -> throw IamRefusal.policyNotYours(arn);
    };
  }
}
