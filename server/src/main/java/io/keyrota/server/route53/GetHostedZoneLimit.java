package io.keyrota.server.route53;

import io.keyrota.models.route53.GetHostedZoneLimitRequest;
import io.keyrota.models.route53.GetHostedZoneLimitResponse;
import io.keyrota.models.route53.HostedZoneLimit;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells how many record sets a zone may have and has; VPCs are asked of private zones alone. */
final class GetHostedZoneLimit
    implements Operation<GetHostedZoneLimitRequest, GetHostedZoneLimitResponse> {

  @Override
  public Prepared<GetHostedZoneLimitResponse> prepare(
      Request request, GetHostedZoneLimitRequest input, Snapshot seen) {
    Zone named = Zone.named(request, input.hostedZoneId(), seen);
    return Prepared.of(
        named.permission("GetHostedZoneLimit"),
        call -> {
          HostedZone zone = named.need(call);
          if (input.type().equals("MAX_VPCS_ASSOCIATED_BY_ZONE")) {
            throw Route53Refusal.hostedZoneNotPrivate();
          }
          return Outcome.of(
              new GetHostedZoneLimitResponse(
                  new HostedZoneLimit(input.type(), (long) Route53Limits.RECORD_SETS),
                  zone.recordSets()));
        });
  }
}
