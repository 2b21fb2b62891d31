package io.keyrota.server.route53;

import io.keyrota.models.route53.GetChangeRequest;
import io.keyrota.models.route53.GetChangeResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells of a change: all of them are in sync at once. */
final class GetChange implements Operation<GetChangeRequest, GetChangeResponse> {

  @Override
  public Prepared<GetChangeResponse> prepare(
      Request request, GetChangeRequest input, Snapshot seen) {
    String id = Ids.bare(input.id());
    return Prepared.of(
        Permission.of("route53:GetChange", "arn:aws:route53:::change/" + id),
        call ->
            Outcome.of(
                new GetChangeResponse(
                    ChangeTable.find(request.account(), id, seen)
                        .map(Answers::change)
                        .orElseThrow(() -> Route53Refusal.noSuchChange(id)))));
  }
}
