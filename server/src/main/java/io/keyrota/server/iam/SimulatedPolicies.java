package io.keyrota.server.iam;

import io.keyrota.models.iam.OrderedOrganizationPolicyType;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.policy.MalformedPolicy;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.server.aws.IdentityPolicies.Attached;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import io.keyrota.server.aws.IdentityPolicies.Source;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a simulation, each with what answers call it.
 *
 * @param origins by document, not by its text: two policies may have the same
 */
record SimulatedPolicies(
    List<PolicyDocument> identity,
    Optional<PolicyDocument> boundary,
    Map<PolicyDocument, Origin> origins) {

  /** What AWS answers for the type of any policy of a principal; its model has another list. */
  private static final String IAM_POLICY = "IAM Policy";

  /** What answers call a policy. */
  record Origin(String id, String type) {}

  /** What a resource policy is called. */
  static final Origin RESOURCE = new Origin("ResourcePolicy", Source.RESOURCE.word());

  /**
   * Those of a principal and those that a request gives.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput for a text that is no policy, and for more
   *     than one boundary
   */
  static SimulatedPolicies of(
      Identity of, @Nullable List<String> inputs, @Nullable List<String> boundaries) {
    IdentityHashMap<PolicyDocument, Origin> origins = new IdentityHashMap<>();
    List<PolicyDocument> identity = new ArrayList<>();
    for (Attached policy : of.policies()) {
      PolicyDocument document = read(policy.text(), PolicyKind.IDENTITY, policy.id());
      identity.add(document);
      origins.put(document, new Origin(id(policy), IAM_POLICY));
    }
    List<String> given = Objects.requireNonNullElse(inputs, List.of());
    for (int i = 0; i < given.size(); i++) {
      String name = "PolicyInputList." + (i + 1);
      PolicyDocument document = read(given.get(i), PolicyKind.IDENTITY, name);
      identity.add(document);
      origins.put(document, new Origin(name, IAM_POLICY));
    }
    return new SimulatedPolicies(identity, boundary(of, boundaries), origins);
  }

  /** As AWS calls them: managed ones by their name, inline ones by whose they are too. */
  private static String id(Attached policy) {
    return policy.holder().isEmpty()
        ? policy.id().substring(policy.id().lastIndexOf('/') + 1)
        : policy.source().word() + "_" + policy.holder() + "_" + policy.id();
  }

  private static Optional<PolicyDocument> boundary(Identity of, @Nullable List<String> boundaries) {
    if (boundaries == null || boundaries.isEmpty()) {
      return of.boundary().map(it -> read(it.text(), PolicyKind.IDENTITY, it.id()));
    }
    if (boundaries.size() > 1) {
      throw IamRefusal.invalidInput("You can input only one permissions boundary.");
    }
    return Optional.of(
        read(boundaries.getFirst(), PolicyKind.IDENTITY, "PermissionsBoundaryPolicyInputList.1"));
  }

  /** The levels of an organization, from its root to the account. */
  static List<List<PolicyDocument>> organization(
      @Nullable List<OrderedOrganizationPolicyType> levels) {
    return levels == null
        ? List.of()
        : levels.stream()
            .map(
                level ->
                    Objects.requireNonNullElse(
                            level.serviceControlPolicyInputList(), List.<String>of())
                        .stream()
                        .map(text -> read(text, PolicyKind.IDENTITY, "a service control policy"))
                        .toList())
            .toList();
  }

  static PolicyDocument read(String text, PolicyKind kind, String name) {
    try {
      return PolicyDocument.parse(text, kind);
    } catch (MalformedPolicy malformed) {
      throw IamRefusal.invalidInput("Invalid policy " + name + ": " + malformed.message());
    }
  }
}
