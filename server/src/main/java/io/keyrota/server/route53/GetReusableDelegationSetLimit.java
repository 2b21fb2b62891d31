package io.keyrota.server.route53;

import io.keyrota.models.route53.GetReusableDelegationSetLimitRequest;
import io.keyrota.models.route53.GetReusableDelegationSetLimitResponse;
import io.keyrota.models.route53.ReusableDelegationSetLimit;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells how many zones may have a reusable delegation set, and how many have it. */
final class GetReusableDelegationSetLimit
    implements Operation<
        GetReusableDelegationSetLimitRequest, GetReusableDelegationSetLimitResponse> {
  @Override
  public Prepared<GetReusableDelegationSetLimitResponse> prepare(
      Request request, GetReusableDelegationSetLimitRequest input, Snapshot seen) {
    String id = Ids.bare(input.delegationSetId());
    return Prepared.of(
        Permission.of("route53:GetReusableDelegationSetLimit", ReusableDelegationSet.arn(id)),
        call ->
            Outcome.of(
                new GetReusableDelegationSetLimitResponse(
                    new ReusableDelegationSetLimit(
                        input.type(), (long) Route53Limits.ZONES_OF_A_DELEGATION_SET),
                    DelegationSetTable.need(request.account(), id, seen).zones())));
  }
}
