package io.keyrota.server.iam;

import io.keyrota.models.iam.Policy;
import io.keyrota.models.iam.PolicyVersion;
import io.keyrota.models.iam.Tag;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AwsPolicy;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.PolicyUse;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Managed policies between the law and the wire. */
final class PolicyAnswer {

  private PolicyAnswer() {}

  /** With everything that GetPolicy tells. */
  static Policy whole(AccountId account, ManagedPolicy policy, Snapshot seen) {
    return of(
        policy,
        PolicyUseTable.of(account, policy.policyId(), seen),
        policy.description().orElse(null),
        tags(policy));
  }

  /** As lists and CreatePolicy tell it: without the description. */
  static Policy listed(AccountId account, ManagedPolicy policy, Snapshot seen) {
    return of(policy, PolicyUseTable.of(account, policy.policyId(), seen), null, null);
  }

  /** A new policy. */
  static Policy made(CustomerPolicy policy) {
    return of(policy, PolicyUse.NONE, null, tags(policy));
  }

  /** A version without its text. */
  static PolicyVersion version(String versionId, boolean inForce, Instant created) {
    return new PolicyVersion(null, versionId, inForce, created);
  }

  private static @Nullable List<Tag> tags(ManagedPolicy policy) {
    return switch (policy) {
      case CustomerPolicy own -> own.tags().isEmpty() ? null : UserAnswer.tags(own.tags());
      case AwsPolicy aws -> null;
    };
  }

  private static Policy of(
      ManagedPolicy policy, PolicyUse use, @Nullable String description, @Nullable List<Tag> tags) {
    return new Policy(
        policy.name(),
        policy.policyId(),
        policy.arn(),
        policy.path(),
        policy.defaultVersionId(),
        use.attachments(),
        use.boundaries(),
        true,
        description,
        policy.created(),
        policy.updated(),
        tags);
  }
}
