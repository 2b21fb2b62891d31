package io.keyrota.server.sts;

import io.keyrota.models.sts.AssumeRoleWithSAMLRequest;
import io.keyrota.models.sts.AssumeRoleWithSAMLResponse;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.rules.sts.RoleSessions;
import io.keyrota.rules.sts.SamlAssertion;
import io.keyrota.rules.sts.SamlAttributes;
import io.keyrota.rules.sts.SamlConditions;
import io.keyrota.rules.sts.SamlEndpoints;
import io.keyrota.rules.sts.SessionTags;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.aws.Roles;
import io.keyrota.server.aws.SamlAssertions;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.server.aws.Unsigned;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Credentials of a role for whoever brings an assertion of a SAML provider that the role's account
 * trusts. It needs no signature of AWS's: the provider's is the proof. Role and provider are of one
 * account.
 */
@RevealsSecret
final class AssumeRoleWithSAML
    implements Operation<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse>, Unsigned {
  private final Roles roles;
  private final IdentityPolicies policies;
  private final SamlProviders providers;
  private final SamlAssertions assertions;
  private final SamlEndpoints endpoints;

  AssumeRoleWithSAML(
      Roles roles,
      IdentityPolicies policies,
      SamlProviders providers,
      SamlAssertions assertions,
      SamlEndpoints endpoints) {
    this.roles = roles;
    this.policies = policies;
    this.providers = providers;
    this.assertions = assertions;
    this.endpoints = endpoints;
  }

  /** What the provider said, and how policies see it. */
  private record Told(
      SamlProviders.Provider provider,
      SamlAssertion assertion,
      SamlAttributes attributes,
      SamlConditions conditions) {}

  @Override
  public Prepared<AssumeRoleWithSAMLResponse> prepare(
      Request request, AssumeRoleWithSAMLRequest input, Snapshot seen) {
    RoleAccess access = new RoleAccess(input.roleArn(), roles.find(input.roleArn(), seen));
    SamlProviders.Provider provider =
        providers
            .find(access.account(), input.principalArn(), seen)
            .orElseThrow(() -> StsRefusal.invalidIdentityToken("Specified provider doesn't exist"));
    SamlAssertion assertion = assertions.verified(input.samlAssertion(), provider);
    endpoints.need(assertion, provider.uuid(), provider.encrypted());
    SamlAttributes attributes =
        SamlAttributes.of(assertion.attributes(), input.roleArn(), provider.arn());
    SessionTags tags =
        SessionTags.of(attributes.tags(), attributes.transitiveTagKeys(), Optional.empty());
    SamlConditions conditions = SamlConditions.of(assertion, access.account(), provider.name());
    Map<String, List<String>> federated = Map.of("aws:FederatedProvider", List.of(provider.arn()));
    access
        .with(federated)
        .with(conditions.ofTrust())
        .with("sts:RoleSessionName", attributes.roleSessionName())
        .with(tags);
    attributes.sourceIdentity().ifPresent(source -> access.with("sts:SourceIdentity", source));
    Map<String, List<String>> facts = new LinkedHashMap<>(conditions.ofSession());
    facts.putAll(federated);
    Told told = new Told(provider, assertion, attributes, conditions);
    return new Prepared<>(
        access.permissions(
            "sts:AssumeRoleWithSAML", !tags.isEmpty(), attributes.sourceIdentity().isPresent()),
        call ->
            decide(
                call,
                input,
                told,
                new FederatedSession(
                    access.need(),
                    attributes.roleSessionName(),
                    tags,
                    attributes.sourceIdentity(),
                    facts),
                seen),
        Optional.of(
            new Vouched.SamlUser(
                access.account(),
                provider.arn(),
                conditions.nameQualifier(),
                assertion.subject())));
  }

  private Outcome<AssumeRoleWithSAMLResponse> decide(
      Call call,
      AssumeRoleWithSAMLRequest input,
      Told told,
      FederatedSession session,
      Snapshot seen) {
    SamlAssertion assertion = told.assertion();
    if (!call.now().isBefore(told.provider().validUntil())) {
      throw StsRefusal.invalidIdentityToken("The metadata of the provider has expired");
    }
    assertion.needItsTime(call.now());
    Roles.Assumable role = session.role();
    Duration lives = RoleSessions.duration(input.durationSeconds(), role.longestSession(), false);
    Instant created = WholeSeconds.of(call.now());
    Instant expires =
        WholeSeconds.of(assertion.ends(created, lives, told.attributes().sessionDuration()));
    SessionPolicies passed =
        SessionPolicies.of(
            input.policy(), input.policyArns(), session.tags(), role.account(), policies, seen);
    FederatedSession.Begun begun =
        session.begin(call, created, expires, passed, input.minimumSessionTokenSize());
    return Outcome.of(
            new AssumeRoleWithSAMLResponse(
                begun.issued().credentials(),
                begun.user(),
                begun.packedSize(),
                assertion.subject(),
                assertion.format().isEmpty() ? null : assertion.subjectType(),
                assertion.issuer(),
                assertion.recipient(),
                told.conditions().nameQualifier(),
                session.sourceIdentity().orElse(null),
                begun.issued().utilization(),
                begun.issued().tokenSize()))
        .noting(new Noted(List.of(), noted(assertion, session)));
  }

  /** What CloudTrail shows of an assertion, which itself is no parameter for the trail. */
  private static Map<String, String> noted(SamlAssertion assertion, FederatedSession session) {
    SequencedMap<String, String> noted = new LinkedHashMap<>();
    noted.put("sAMLAssertionID", assertion.id());
    noted.put("roleSessionName", session.name());
    session.sourceIdentity().ifPresent(source -> noted.put("sourceIdentity", source));
    return noted;
  }
}
