package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachedPolicy;
import io.keyrota.models.iam.GroupDetail;
import io.keyrota.models.iam.InstanceProfile;
import io.keyrota.models.iam.ManagedPolicyDetail;
import io.keyrota.models.iam.PolicyDetail;
import io.keyrota.models.iam.PolicyVersion;
import io.keyrota.models.iam.RoleDetail;
import io.keyrota.models.iam.UserDetail;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AwsPolicy;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.PolicyArn;
import io.keyrota.rules.iam.PolicyUse;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.User;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Principals and policies with all their documents, as GetAccountAuthorizationDetails has them. */
final class Details {
  /** More than the instance profiles of one account can be. */
  private static final int ALL_PROFILES = 4000;

  private final AccountId account;
  private final KeyUses uses;
  private final Snapshot seen;

  Details(AccountId account, KeyUses uses, Snapshot seen) {
    this.account = account;
    this.uses = uses;
    this.seen = seen;
  }

  UserDetail of(User user) {
    return new UserDetail(
        user.path(),
        user.name(),
        user.userId(),
        user.arn(),
        user.created(),
        inline(user.policies()),
        user.groups().stream()
            .flatMap(id -> GroupTable.ofId(account, id, seen).stream())
            .map(Group::name)
            .toList(),
        attached(user.policies()),
        user.policies().boundary().map(UserAnswer::boundary).orElse(null),
        user.tags().isEmpty() ? null : UserAnswer.tags(user.tags()));
  }

  GroupDetail of(Group group) {
    return new GroupDetail(
        group.path(),
        group.name(),
        group.groupId(),
        group.arn(),
        group.created(),
        inline(group.policies()),
        attached(group.policies()));
  }

  RoleDetail of(Role role) {
    return new RoleDetail(
        role.path(),
        role.name(),
        role.roleId(),
        role.arn(),
        role.created(),
        TrustText.answered(role.trustPolicy(), seen),
        profiles(role),
        inline(role.policies()),
        attached(role.policies()),
        role.policies().boundary().map(UserAnswer::boundary).orElse(null),
        role.tags().isEmpty() ? null : UserAnswer.tags(role.tags()),
        RoleAnswer.lastUsed(role, uses));
  }

  private List<InstanceProfile> profiles(Role role) {
    return Listing.ofOwner(
            GetAccountAuthorizationDetails.NAME,
            InstanceProfileTable.TABLE,
            account,
            role.roleId(),
            profile -> true,
            null,
            ALL_PROFILES,
            seen)
        .items()
        .stream()
        .map(profile -> RoleAnswer.profile(profile, true, seen))
        .toList();
  }

  ManagedPolicyDetail of(ManagedPolicy policy) {
    PolicyUse use = use(policy);
    return new ManagedPolicyDetail(
        policy.name(),
        policy.policyId(),
        policy.arn(),
        policy.path(),
        policy.defaultVersionId(),
        use.attachments(),
        use.boundaries(),
        true,
        policy.description().orElse(null),
        policy.created(),
        policy.updated(),
        switch (policy) {
          case CustomerPolicy own ->
              own.versions().reversed().stream().map(version -> version(own, version)).toList();
          case AwsPolicy aws ->
              List.of(
                  new PolicyVersion(
                      PolicyText.answered(aws.document()),
                      aws.defaultVersionId(),
                      true,
                      aws.updated()));
        });
  }

  boolean isUsed(AwsPolicy policy) {
    return !use(policy).equals(PolicyUse.NONE);
  }

  private PolicyUse use(ManagedPolicy policy) {
    return PolicyUseTable.of(account, policy.policyId(), seen);
  }

  private PolicyVersion version(CustomerPolicy own, CustomerPolicy.Version version) {
    return new PolicyVersion(
        PolicyText.answered(PolicyVersionTable.document(own, version, seen)),
        version.id(),
        version.number() == own.defaultVersion(),
        version.created());
  }

  private static List<PolicyDetail> inline(HeldPolicies held) {
    return held.inline().entrySet().stream()
        .map(entry -> new PolicyDetail(entry.getKey(), PolicyText.answered(entry.getValue())))
        .toList();
  }

  private static List<AttachedPolicy> attached(HeldPolicies held) {
    return held.attached().stream()
        .flatMap(
            arn -> PolicyArn.of(arn).map(parsed -> new AttachedPolicy(parsed.name(), arn)).stream())
        .toList();
  }
}
