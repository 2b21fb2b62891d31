package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachedPolicy;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.PolicyArn;
import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Managed policies on users, groups and roles, attached or as permissions boundary. */
final class Attachments {

  private Attachments() {}

  /** What a request to attach or detach brings to a policy's conditions. */
  static Map<String, List<String>> condition(String policyArn) {
    return Map.of("iam:PolicyARN", List.of(policyArn));
  }

  /** What a request that sets a permissions boundary brings to a policy's conditions. */
  static Map<String, List<String>> boundaryCondition(String policyArn) {
    return Map.of("iam:PermissionsBoundary", List.of(policyArn));
  }

  /** Attaches the policy; doing it again changes nothing. */
  static List<Change> attach(
      PolicyHolder holder, String policyArn, IamQuotas quotas, Snapshot seen) {
    HeldPolicies before = holder.changeable();
    ManagedPolicy policy =
        ManagedPolicies.find(holder.account(), policyArn, seen)
            .orElseThrow(() -> IamRefusal.notAttachable(policyArn));
    HeldPolicies after = before.attaching(policy.arn(), holder.kind(), quotas);
    if (after.equals(before)) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>(List.of(holder.with(after)));
    changes.addAll(used(holder, policy, PolicyUsage.PERMISSIONS, seen));
    return changes;
  }

  /** Takes the policy away. */
  static List<Change> detach(PolicyHolder holder, String policyArn, Snapshot seen) {
    PolicyArn.of(policyArn);
    HeldPolicies after = holder.changeable().detaching(policyArn);
    List<Change> changes = new ArrayList<>(List.of(holder.with(after)));
    changes.addAll(unused(holder, policyArn, PolicyUsage.PERMISSIONS, seen));
    return changes;
  }

  /** Makes the policy the holder's permissions boundary. */
  static List<Change> bound(PolicyHolder holder, String policyArn, Snapshot seen) {
    HeldPolicies before = holder.changeable();
    ManagedPolicy policy = boundary(holder, policyArn, seen);
    if (before.boundary().equals(Optional.of(policy.arn()))) {
      return List.of();
    }
    List<Change> changes =
        new ArrayList<>(List.of(holder.with(before.bounded(Optional.of(policy.arn())))));
    before
        .boundary()
        .ifPresent(old -> changes.addAll(unused(holder, old, PolicyUsage.BOUNDARY, seen)));
    changes.addAll(used(holder, policy, PolicyUsage.BOUNDARY, seen));
    return changes;
  }

  /** Takes the permissions boundary away. */
  static List<Change> unbound(PolicyHolder holder, Snapshot seen) {
    HeldPolicies before = holder.changeable();
    String old =
        before.boundary().orElseThrow(() -> IamRefusal.noBoundary(holder.kind(), holder.name()));
    List<Change> changes = new ArrayList<>(List.of(holder.with(before.bounded(Optional.empty()))));
    changes.addAll(unused(holder, old, PolicyUsage.BOUNDARY, seen));
    return changes;
  }

  /**
   * The policy that is to be a permissions boundary.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  static ManagedPolicy boundary(PolicyHolder holder, String policyArn, Snapshot seen) {
    return ManagedPolicies.find(holder.account(), policyArn, seen)
        .orElseThrow(() -> IamRefusal.noSuchBoundary(policyArn));
  }

  /** The rows that say that a holder, which may be about to be made, uses the policy. */
  static List<Change> used(
      PolicyHolder holder, ManagedPolicy policy, PolicyUsage usage, Snapshot seen) {
    return counted(holder, policy.policyId(), usage, 1, seen);
  }

  /** What goes with a principal that is deleted: its permissions boundary's use. */
  static List<Change> gone(PolicyHolder holder, Snapshot seen) {
    return holder
        .policies()
        .boundary()
        .map(arn -> unused(holder, arn, PolicyUsage.BOUNDARY, seen))
        .orElse(List.of());
  }

  /** A holder's managed policies under a path prefix, in the order of attachment. */
  static Page<AttachedPolicy> list(
      String list,
      PolicyHolder holder,
      @Nullable String pathPrefix,
      @Nullable String marker,
      @Nullable Integer maxItems) {
    String prefix = Objects.requireNonNullElse(pathPrefix, "/");
    List<AttachedPolicy> attached =
        holder.policies().attached().stream()
            .flatMap(
                arn ->
                    PolicyArn.of(arn).filter(a -> a.path().startsWith(prefix)).stream()
                        .map(a -> new AttachedPolicy(a.name(), arn)))
            .toList();
    return Page.of(list, attached, marker, maxItems);
  }

  private static List<Change> unused(
      PolicyHolder holder, String policyArn, PolicyUsage usage, Snapshot seen) {
    return ManagedPolicies.find(holder.account(), policyArn, seen)
        .map(policy -> counted(holder, policy.policyId(), usage, -1, seen))
        .orElse(List.of());
  }

  private static List<Change> counted(
      PolicyHolder holder, String policyId, PolicyUsage usage, int more, Snapshot seen) {
    PolicyAttachment row =
        new PolicyAttachment(policyId, usage, holder.kind(), holder.principalId());
    return List.of(
        more > 0
            ? PolicyAttachmentTable.put(holder.account(), row)
            : PolicyAttachmentTable.remove(holder.account(), row),
        PolicyUseTable.put(
            holder.account(),
            policyId,
            PolicyUseTable.of(holder.account(), policyId, seen).plus(usage, more)));
  }
}
