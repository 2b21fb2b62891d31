package io.keyrota.server.iam;

import io.keyrota.models.iam.IamModel;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.server.aws.Api;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Outbound web identity federation: a part of IAM's table of contents. */
final class OutboundChapter {

  private OutboundChapter() {}

  /**
   * @param publicUrl where others find the pages
   */
  static void into(Api api, Optional<String> publicUrl) {
    api.with(
            IamModel.enableOutboundWebIdentityFederation(),
            new EnableOutboundWebIdentityFederation(publicUrl))
        .with(
            IamModel.disableOutboundWebIdentityFederation(),
            new DisableOutboundWebIdentityFederation())
        .with(
            IamModel.getOutboundWebIdentityFederationInfo(),
            new GetOutboundWebIdentityFederationInfo());
  }

  /**
   * The account as an issuer.
   *
   * @throws Refusal FeatureDisabled where it is none now
   */
  static TokenIssuer enabled(AccountId account, Snapshot seen) {
    return TokenIssuerTable.of(account, seen)
        .filter(TokenIssuer::enabled)
        .orElseThrow(
            () ->
                new Refusal(
                    "FeatureDisabled",
                    "Outbound identity federation is disabled for your account."));
  }
}
