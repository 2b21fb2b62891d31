package io.keyrota.server.route53;

import io.keyrota.models.route53.DeleteReusableDelegationSetRequest;
import io.keyrota.models.route53.DeleteReusableDelegationSetResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes a reusable delegation set that no zone has. */
final class DeleteReusableDelegationSet
    implements Operation<DeleteReusableDelegationSetRequest, DeleteReusableDelegationSetResponse> {
  @Override
  public Prepared<DeleteReusableDelegationSetResponse> prepare(
      Request request, DeleteReusableDelegationSetRequest input, Snapshot seen) {
    String id = Ids.bare(input.id());
    return Prepared.of(
        Permission.of("route53:DeleteReusableDelegationSet", ReusableDelegationSet.arn(id)),
        call -> {
          ReusableDelegationSet set = DelegationSetTable.need(request.account(), id, seen);
          set.needUnused();
          return Outcome.of(
              new DeleteReusableDelegationSetResponse(), DelegationSetTable.remove(set));
        });
  }
}
