package io.keyrota.server.iam;

import io.keyrota.models.iam.EnableOutboundWebIdentityFederationRequest;
import io.keyrota.models.iam.EnableOutboundWebIdentityFederationResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.rules.iam.TokenIssuer.Algorithm;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets the principals of the account have signed tokens that say who they are. The issuer's URL and
 * its first keys come into being the first time; the URL stays.
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
            () ->
                IamRefusal.invalidInput(
                    "The setting public.url must say where issuers are found."));
    String id = RandomUuid.of(call.entropy().bytes(RandomUuid.BYTES)).toString();
    return new TokenIssuer(
        account,
        id,
        base + "/issuer/" + id,
        true,
        Arrays.stream(Algorithm.values())
            .map(algorithm -> TokenKeys.made(call, account, algorithm, 0, call.now()))
            .toList());
  }
}
