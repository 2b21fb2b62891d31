package io.keyrota.server.iam;

import io.keyrota.models.iam.DisableOutboundWebIdentityFederationRequest;
import io.keyrota.models.iam.DisableOutboundWebIdentityFederationResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Signs no more tokens for the principals of the account; those that were signed stay good. */
final class DisableOutboundWebIdentityFederation
    implements Operation<
        DisableOutboundWebIdentityFederationRequest, DisableOutboundWebIdentityFederationResponse> {
  @Override
  public Prepared<DisableOutboundWebIdentityFederationResponse> prepare(
      Request request, DisableOutboundWebIdentityFederationRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:DisableOutboundWebIdentityFederation", "*"),
        call ->
            Outcome.of(
                new DisableOutboundWebIdentityFederationResponse(),
                TokenIssuerTable.put(
                    OutboundChapter.enabled(request.account(), seen).enabled(false))));
  }
}
