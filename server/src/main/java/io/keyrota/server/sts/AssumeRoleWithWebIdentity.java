package io.keyrota.server.sts;

import io.keyrota.models.sts.AssumeRoleWithWebIdentityRequest;
import io.keyrota.models.sts.AssumeRoleWithWebIdentityResponse;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.rules.sts.RoleSessions;
import io.keyrota.rules.sts.SessionTags;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.OpenIdProviders;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.aws.Roles;
import io.keyrota.server.aws.Unsigned;
import io.keyrota.server.aws.WebIdentityTokens;
import io.keyrota.server.aws.WebIdentityTokens.Claims;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials of a role for whoever brings a token of an OpenID Connect provider that the role's
 * account trusts. It needs no signature: the token is the proof. Everything that is cheap is
 * refused before the provider is asked for its keys.
 */
@RevealsSecret
final class AssumeRoleWithWebIdentity
    implements Operation<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>,
        Unsigned {
  /** How far a provider's clock may be from ours: AWS takes a token so long after its end. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Roles roles;
  private final IdentityPolicies policies;
  private final OpenIdProviders providers;
  private final WebIdentityTokens tokens;

  AssumeRoleWithWebIdentity(
      Roles roles, IdentityPolicies policies, OpenIdProviders providers, WebIdentityTokens tokens) {
    this.roles = roles;
    this.policies = policies;
    this.providers = providers;
    this.tokens = tokens;
  }

  @Override
  public Prepared<AssumeRoleWithWebIdentityResponse> prepare(
      Request request, AssumeRoleWithWebIdentityRequest input, Snapshot seen) {
    RoleAccess access = new RoleAccess(input.roleArn(), roles.find(input.roleArn(), seen));
    if (input.providerId() != null) {
      throw StsRefusal.validation("ProviderId is for providers of OAuth 2.0, which are not built.");
    }
    String token = input.webIdentityToken().revealText();
    String issuer = tokens.issuer(token);
    OpenIdProviders.Provider provider =
        providers
            .find(access.account(), issuer, seen)
            .orElseThrow(
                () ->
                    StsRefusal.invalidIdentityToken(
                        "No OpenIDConnect provider found in your account for " + issuer));
    Claims claims = tokens.verified(token, provider.thumbprints());
    String audience = claims.party().orElse(audience(provider, claims));
    SessionTags tags =
        SessionTags.of(
            claims.principalTags().entrySet().stream()
                .map(tag -> new Tags.Tag(tag.getKey(), tag.getValue()))
                .toList(),
            List.copyOf(claims.transitiveTagKeys()),
            Optional.empty());
    Map<String, List<String>> facts = facts(provider, claims, audience);
    access.with(facts).with("sts:RoleSessionName", input.roleSessionName()).with(tags);
    claims.sourceIdentity().ifPresent(source -> access.with("sts:SourceIdentity", source));
    return new Prepared<>(
        access.permissions(
            "sts:AssumeRoleWithWebIdentity", !tags.isEmpty(), claims.sourceIdentity().isPresent()),
        call ->
            decide(
                call,
                input,
                claims,
                audience,
                new FederatedSession(
                    access.need(), input.roleSessionName(), tags, claims.sourceIdentity(), facts),
                seen),
        Optional.of(
            new Vouched.WebIdentityUser(
                access.account(), provider.arn(), audience, claims.subject())));
  }

  /** Of those that the token is for, the one that the provider was made with. */
  private static String audience(OpenIdProviders.Provider provider, Claims claims) {
    return claims.audiences().stream()
        .filter(provider.clientIds()::contains)
        .findFirst()
        .orElseThrow(() -> StsRefusal.invalidIdentityToken("Incorrect token audience"));
  }

  private Outcome<AssumeRoleWithWebIdentityResponse> decide(
      Call call,
      AssumeRoleWithWebIdentityRequest input,
      Claims claims,
      String audience,
      FederatedSession session,
      Snapshot seen) {
    needItsTime(claims, call.now());
    Roles.Assumable role = session.role();
    Duration lives = RoleSessions.duration(input.durationSeconds(), role.longestSession(), false);
    SessionPolicies passed =
        SessionPolicies.of(
            input.policy(), input.policyArns(), session.tags(), role.account(), policies, seen);
    Instant created = WholeSeconds.of(call.now());
    FederatedSession.Begun begun =
        session.begin(call, created, created.plus(lives), passed, input.minimumSessionTokenSize());
    return Outcome.of(
        new AssumeRoleWithWebIdentityResponse(
            begun.issued().credentials(),
            claims.subject(),
            begun.user(),
            begun.packedSize(),
            session.facts().getOrDefault("aws:FederatedProvider", List.of()).getFirst(),
            audience,
            session.sourceIdentity().orElse(null),
            begun.issued().utilization(),
            begun.issued().tokenSize()));
  }

  private static void needItsTime(Claims claims, Instant now) {
    if (!now.isBefore(claims.expires().plus(SKEW))) {
      throw StsRefusal.tokenExpired(now, claims.expires());
    }
    boolean early =
        claims.notBefore().map(now::isBefore).orElse(false)
            || now.plus(SKEW).isBefore(claims.issuedAt());
    if (early) {
      throw StsRefusal.invalidIdentityToken("The token is not valid yet.");
    }
  }

  /** What policies ask of the token, in this request and for the session's whole life. */
  private static Map<String, List<String>> facts(
      OpenIdProviders.Provider provider, Claims claims, String audience) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    facts.put("aws:FederatedProvider", List.of(provider.arn()));
    facts.put(provider.name() + ":aud", List.of(audience));
    facts.put(provider.name() + ":sub", List.of(claims.subject()));
    if (!claims.methods().isEmpty()) {
      facts.put(provider.name() + ":amr", claims.methods());
    }
    return facts;
  }
}
