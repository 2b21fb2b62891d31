package io.keyrota.server.route53;

import io.keyrota.models.route53.GetHostedZoneRequest;
import io.keyrota.models.route53.GetHostedZoneResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells of a zone and who serves it. */
final class GetHostedZone implements Operation<GetHostedZoneRequest, GetHostedZoneResponse> {

  @Override
  public Prepared<GetHostedZoneResponse> prepare(
      Request request, GetHostedZoneRequest input, Snapshot seen) {
    Zone zone = Zone.named(request, input.id(), seen);
    return Prepared.of(
        zone.permission("GetHostedZone"),
        call ->
            Outcome.of(
                new GetHostedZoneResponse(
                    Answers.zone(zone.need(call)),
                    Answers.delegation(zone.need(call), seen),
                    null)));
  }
}
