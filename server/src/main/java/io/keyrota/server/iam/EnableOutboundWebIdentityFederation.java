package io.keyrota.server.iam;

import io.keyrota.models.iam.EnableOutboundWebIdentityFederationRequest;
import io.keyrota.models.iam.EnableOutboundWebIdentityFederationResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.crypto.PublishedKey;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * Lets the principals of the account have signed tokens that say who they are. The issuer's URL and
 * its keys come into being the first time, and stay.
 */
final class EnableOutboundWebIdentityFederation
    implements Operation<
            EnableOutboundWebIdentityFederationRequest,
            EnableOutboundWebIdentityFederationResponse>,
        MayWait {
  private final Optional<String> publicUrl;

  EnableOutboundWebIdentityFederation(Optional<String> publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  public Prepared<EnableOutboundWebIdentityFederationResponse> prepare(
      Request request, EnableOutboundWebIdentityFederationRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:EnableOutboundWebIdentityFederation", "*"),
        call -> {
          Optional<TokenIssuer> before = TokenIssuerTable.of(request.account(), seen);
          if (before.map(TokenIssuer::enabled).orElse(false)) {
            throw new Refusal(
                "FeatureEnabled",
                "Outbound identity federation is already enabled for your account.");
          }
          TokenIssuer issuer =
              before.map(it -> it.enabled(true)).orElseGet(() -> made(request.account(), call));
          return Outcome.of(
              new EnableOutboundWebIdentityFederationResponse(issuer.url()),
              TokenIssuerTable.put(issuer));
        });
  }

  private TokenIssuer made(AccountId account, Call call) {
    String base =
        publicUrl.orElseThrow(
            () -> IamRefusal.invalidInput("The setting ca.url must say where issuers are found."));
    String id = RandomUuid.of(call.entropy().bytes(RandomUuid.BYTES)).toString();
    String rsa = key(call, account, "RSA_2048");
    String curve = key(call, account, "ECC_NIST_P384");
    return new TokenIssuer(
        account,
        id,
        base + "/issuer/" + id,
        true,
        of(rsa, PublishedKey.rsa(TokenIssuers.KEYS.publicKey(call, rsa))),
        of(curve, PublishedKey.p384(TokenIssuers.KEYS.publicKey(call, curve))));
  }

  private static String key(Call call, AccountId account, String spec) {
    return TokenIssuers.KEYS.create(call, "Web identity tokens of " + account, spec);
  }

  private static TokenIssuer.Key of(String arn, PublishedKey key) {
    return new TokenIssuer.Key(arn, key.first(), key.second());
  }
}
