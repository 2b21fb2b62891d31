package io.keyrota.server.route53;

import io.keyrota.models.route53.GetHostedZoneCountRequest;
import io.keyrota.models.route53.GetHostedZoneCountResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Counts the account's zones. */
final class GetHostedZoneCount
    implements Operation<GetHostedZoneCountRequest, GetHostedZoneCountResponse> {

  @Override
  public Prepared<GetHostedZoneCountResponse> prepare(
      Request request, GetHostedZoneCountRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("route53:GetHostedZoneCount", "*"),
        call ->
            Outcome.of(new GetHostedZoneCountResponse(ZoneCountTable.of(request.account(), seen))));
  }
}
