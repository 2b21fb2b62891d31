package io.keyrota.server.route53;

import io.keyrota.models.route53.GetReusableDelegationSetRequest;
import io.keyrota.models.route53.GetReusableDelegationSetResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells of a reusable delegation set. */
final class GetReusableDelegationSet
    implements Operation<GetReusableDelegationSetRequest, GetReusableDelegationSetResponse> {
  @Override
  public Prepared<GetReusableDelegationSetResponse> prepare(
      Request request, GetReusableDelegationSetRequest input, Snapshot seen) {
    String id = Ids.bare(input.id());
    return Prepared.of(
        Permission.of("route53:GetReusableDelegationSet", ReusableDelegationSet.arn(id)),
        call ->
            Outcome.of(
                new GetReusableDelegationSetResponse(
                    Answers.delegation(DelegationSetTable.need(request.account(), id, seen)))));
  }
}
