package io.keyrota.server.route53;

import io.keyrota.models.route53.DNSSECStatus;
import io.keyrota.models.route53.GetDNSSECRequest;
import io.keyrota.models.route53.GetDNSSECResponse;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Tells whether a zone is signed: none is, for its signing cannot be switched on. */
final class GetDNSSEC implements Operation<GetDNSSECRequest, GetDNSSECResponse> {

  @Override
  public Prepared<GetDNSSECResponse> prepare(
      Request request, GetDNSSECRequest input, Snapshot seen) {
    Zone named = Zone.named(request, input.hostedZoneId(), seen);
    return Prepared.of(
        named.permission("GetDNSSEC"),
        call -> {
          HostedZone _ = named.need(call);
          return Outcome.of(
              new GetDNSSECResponse(new DNSSECStatus("NOT_SIGNING", null), List.of()));
        });
  }
}
