package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteGroupRequest;
import io.keyrota.models.iam.DeleteGroupResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.Holding;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes a group that has neither users nor policies left. */
final class DeleteGroup implements Operation<DeleteGroupRequest, DeleteGroupResponse> {
  @Override
  public Prepared<DeleteGroupResponse> prepare(
      Request request, DeleteGroupRequest input, Snapshot seen) {
    NamedGroup named = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        named.permission("iam:DeleteGroup"),
        call -> {
          Group group = named.need();
          group.needDeletable();
          AccountId account = request.account();
          return Outcome.of(
              new DeleteGroupResponse(),
              GroupTable.remove(group),
              HoldingsTable.put(account, HoldingsTable.of(account, seen).less(Holding.GROUPS, 1)));
        });
  }
}
