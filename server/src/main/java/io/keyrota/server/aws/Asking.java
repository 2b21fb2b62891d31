package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.policy.Decision;
import io.keyrota.rules.policy.Evaluation;
import io.keyrota.rules.policy.IdentityGround;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.rules.policy.Principal;
import io.keyrota.rules.policy.ResourceGround;
import io.keyrota.server.aws.IdentityPolicies.Attached;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One request's questions to the law; its caller's policies are gathered once. */
final class Asking {
  private static final String EVERYTHING =
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
          + "\"Resource\":\"*\"}}";

  private final CompiledPolicies compiled;
  private final Request request;
  private final Instant now;
  private final Principal principal;
  private final Identity identity;
  private final IdentityGround ground;

  Asking(
      IdentityPolicies policies,
      CompiledPolicies compiled,
      Request request,
      Instant now,
      Snapshot seen) {
    this.compiled = compiled;
    this.request = request;
    this.now = now;
    this.principal = Principal.of(request.caller());
    this.identity =
        request.caller() instanceof Caller.Root
            ? Identity.NOTHING
            : policies.of(request.caller(), seen);
    this.ground = ground(policies, seen);
  }

  private IdentityGround ground(IdentityPolicies policies, Snapshot seen) {
    Optional<List<PolicyDocument>> session = session(policies, seen);
    if (isSystem()) {
      return IdentityGround.of(compiled.of(EVERYTHING, PolicyKind.IDENTITY));
    }
    if (identity.policies().isEmpty() && identity.boundary().isEmpty() && session.isEmpty()) {
      return IdentityGround.NOTHING;
    }
    return new IdentityGround(
        identity.policies().stream().map(this::document).toList(),
        identity.boundary().map(this::document),
        session);
  }

  private PolicyDocument document(Attached policy) {
    return compiled.of(policy.text(), PolicyKind.IDENTITY);
  }

  /** What belongs to the installation itself is for its services to use. */
  private boolean isSystem() {
    return request.caller() instanceof Caller.Service service
        && service.account().equals(AccountId.SYSTEM);
  }

  private Optional<List<PolicyDocument>> session(IdentityPolicies policies, Snapshot seen) {
    Caller caller = request.caller();
    if (!caller.boundedBySession()) {
      return Optional.empty();
    }
    List<PolicyDocument> documents = new ArrayList<>();
    caller
        .session()
        .ifPresent(
            session -> {
              session
                  .policies()
                  .forEach(text -> documents.add(compiled.of(text, PolicyKind.SESSION)));
              for (String arn : session.policyArns()) {
                policies
                    .managedPolicy(arn, caller.account(), seen)
                    .ifPresent(text -> documents.add(compiled.of(text, PolicyKind.IDENTITY)));
              }
            });
    return Optional.of(documents);
  }

  Decision decide(Permission permission) {
    return new Evaluation(
            principal,
            permission.action(),
            permission.resource(),
            new RequestValues(request, now, permission, identity),
            ground,
            permission.ground().map(this::resource),
            // Here an organization's policies would stand.
            List.of())
        .decide();
  }

  private ResourceGround resource(Ground of) {
    PolicyKind kind =
        of.kind() == Ground.Kind.TRUST_POLICY ? PolicyKind.TRUST : PolicyKind.RESOURCE;
    return new ResourceGround(of.owner(), of.kind(), compiled.of(of.policy(), kind), of.granted());
  }
}
