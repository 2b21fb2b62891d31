package io.keyrota.server.iam;

import io.keyrota.models.iam.GetOutboundWebIdentityFederationInfoRequest;
import io.keyrota.models.iam.GetOutboundWebIdentityFederationInfoResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells the issuer of the account's tokens, while there are new ones. */
final class GetOutboundWebIdentityFederationInfo
    implements Operation<
        GetOutboundWebIdentityFederationInfoRequest, GetOutboundWebIdentityFederationInfoResponse> {
  @Override
  public Prepared<GetOutboundWebIdentityFederationInfoResponse> prepare(
      Request request, GetOutboundWebIdentityFederationInfoRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GetOutboundWebIdentityFederationInfo", "*"),
        call ->
            Outcome.of(
                new GetOutboundWebIdentityFederationInfoResponse(
                    OutboundChapter.enabled(request.account(), seen).url(), true)));
  }
}
