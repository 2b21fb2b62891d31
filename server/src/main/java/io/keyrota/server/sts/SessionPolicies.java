package io.keyrota.server.sts;

import io.keyrota.models.sts.PolicyDescriptorType;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.policy.MalformedPolicy;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.rules.sts.RoleSessions;
import io.keyrota.rules.sts.SessionTags;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The policies that a session is begun with, and how much of its token they and its tags take.
 *
 * @param packedSize in percent; null where there are neither policies nor tags
 */
record SessionPolicies(List<String> documents, List<String> arns, @Nullable Integer packedSize) {
  private static final int MOST_ARNS = 10;

  /**
   * Reads them from a request.
   *
   * @param account whose managed policies they can be
   * @throws io.keyrota.rules.aws.Refusal MalformedPolicyDocument, ValidationError for policies that
   *     do not exist, PackedPolicyTooLarge
   */
  static SessionPolicies of(
      @Nullable String policy,
      @Nullable List<PolicyDescriptorType> descriptors,
      SessionTags tags,
      AccountId account,
      IdentityPolicies policies,
      Snapshot seen) {
    if (descriptors != null && descriptors.size() > MOST_ARNS) {
      throw StsRefusal.validation("A session can have at most " + MOST_ARNS + " policy ARNs.");
    }
    List<String> documents = policy == null ? List.of() : List.of(policy);
    List<String> arns =
        descriptors == null
            ? List.of()
            : descriptors.stream()
                .map(descriptor -> Objects.requireNonNullElse(descriptor.arn(), ""))
                .distinct()
                .toList();
    if (documents.isEmpty() && arns.isEmpty() && tags.isEmpty()) {
      return new SessionPolicies(documents, arns, null);
    }
    for (String document : documents) {
      try {
        PolicyDocument.parse(document, PolicyKind.SESSION);
      } catch (MalformedPolicy malformed) {
        throw StsRefusal.malformedPolicy(malformed.message());
      }
    }
    for (String arn : arns) {
      if (policies.managedPolicy(arn, account, seen).isEmpty()) {
        throw StsRefusal.validation("Policy " + arn + " does not exist.");
      }
    }
    int plain =
        documents.stream().mapToInt(String::length).sum()
            + arns.stream().mapToInt(String::length).sum();
    return new SessionPolicies(
        documents,
        arns,
        RoleSessions.packedPolicySize(
            plain, SessionForm.packedBytes(documents, arns, tags.tags())));
  }
}
