package io.keyrota.server.sts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.models.sts.GetWebIdentityTokenRequest;
import io.keyrota.models.sts.GetWebIdentityTokenResponse;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.rules.iam.TokenIssuer.Algorithm;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sts.IdentityClaims;
import io.keyrota.rules.sts.SessionTags;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.rules.text.Base64Url;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.PublishedKey;
import io.keyrota.server.json.JsonOutput;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A signed token that says who asks, for services elsewhere that trust the account's issuer. It
 * lives no longer than the session that asks for it.
 */
@RevealsSecret
final class GetWebIdentityToken
    implements Operation<GetWebIdentityTokenRequest, GetWebIdentityTokenResponse>, MayWait {
  private static final int STANDARD_SECONDS = 300;

  /** The most octets of a payload. */
  private static final int LARGEST = 8192;

  private final TokenIssuers issuers;
  private final IdentityPolicies policies;

  GetWebIdentityToken(TokenIssuers issuers, IdentityPolicies policies) {
    this.issuers = issuers;
    this.policies = policies;
  }

  @Override
  public Prepared<GetWebIdentityTokenResponse> prepare(
      Request request, GetWebIdentityTokenRequest input, Snapshot seen) {
    SessionTags tags = SessionTags.of(RoleAccess.tags(input.tags()), List.of(), Optional.empty());
    int seconds = Objects.requireNonNullElse(input.durationSeconds(), STANDARD_SECONDS);
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    conditions.put("sts:IdentityTokenAudience", input.audience());
    conditions.put("sts:DurationSeconds", List.of(Integer.toString(seconds)));
    conditions.put("sts:SigningAlgorithm", List.of(input.signingAlgorithm()));
    RoleAccess.requestTags(tags, conditions);
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission("sts:GetWebIdentityToken", "*", conditions));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("sts:TagGetWebIdentityToken", "*", conditions));
    }
    return new Prepared<>(permissions, call -> decide(call, input, seconds, tags, seen));
  }

  private Outcome<GetWebIdentityTokenResponse> decide(
      Call call, GetWebIdentityTokenRequest input, int seconds, SessionTags tags, Snapshot seen) {
    Algorithm algorithm = algorithm(input.signingAlgorithm());
    Caller caller = call.request().caller();
    TokenIssuer issuer =
        issuers.of(caller.account(), seen).orElseThrow(StsRefusal::federationDisabled);
    Instant issued = WholeSeconds.of(call.now());
    Instant expires = issued.plusSeconds(seconds);
    if (caller.session().map(it -> expires.isAfter(it.expires())).orElse(false)) {
      throw StsRefusal.longerThanTheSession();
    }
    SequencedMap<String, String> principalTags =
        new LinkedHashMap<>(policies.of(caller, seen).tags());
    caller.session().ifPresent(session -> principalTags.putAll(session.tags()));
    Json.Obj payload =
        new IdentityClaims(
                caller,
                issuer.url(),
                input.audience(),
                issued,
                expires,
                RandomUuid.of(call.entropy().bytes(RandomUuid.BYTES)).toString(),
                call.request().region(),
                principalTags,
                tags.tags())
            .payload();
    return Outcome.of(
        new GetWebIdentityTokenResponse(
            Secret.ofText(signed(call, issuer.signer(algorithm, call.now()), payload)), expires));
  }

  private static Algorithm algorithm(String name) {
    for (Algorithm each : Algorithm.values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw StsRefusal.unknownAlgorithm(name);
  }

  private static String signed(Call call, TokenIssuer.IssuerKey key, Json.Obj payload) {
    SequencedMap<String, Json> header = new LinkedHashMap<>();
    header.put("kid", new Json.Str(key.id()));
    header.put("typ", new Json.Str("JWT"));
    header.put("alg", new Json.Str(key.algorithm().name()));
    byte[] claims = octets(payload);
    if (claims.length > LARGEST) {
      throw StsRefusal.payloadTooLarge();
    }
    String message = Base64Url.of(octets(new Json.Obj(header))) + "." + Base64Url.of(claims);
    byte[] bytes = message.getBytes(US_ASCII);
    byte[] signature =
        switch (key.algorithm()) {
          case RS256 ->
              TokenIssuers.KEYS.sign(
                  call,
                  key.arn(),
                  Algorithms.jdk().sha256().of(bytes),
                  "RSASSA_PKCS1_V1_5_SHA_256");
          case ES384 ->
              PublishedKey.p384Signature(
                  TokenIssuers.KEYS.sign(
                      call, key.arn(), Algorithms.jdk().sha384().of(bytes), "ECDSA_SHA_384"));
        };
    return message + "." + Base64Url.of(signature);
  }

  private static byte[] octets(Json.Obj object) {
    return new JsonOutput(512).value(object).take();
  }
}
