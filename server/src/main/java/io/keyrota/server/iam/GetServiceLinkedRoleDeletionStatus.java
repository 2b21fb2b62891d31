package io.keyrota.server.iam;

import io.keyrota.models.iam.DeletionTaskStatusType;
import io.keyrota.models.iam.GetServiceLinkedRoleDeletionStatusRequest;
import io.keyrota.models.iam.GetServiceLinkedRoleDeletionStatusResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** How the deletion of a service-linked role went. */
final class GetServiceLinkedRoleDeletionStatus
    implements Operation<
        GetServiceLinkedRoleDeletionStatusRequest, GetServiceLinkedRoleDeletionStatusResponse> {
  @Override
  public Prepared<GetServiceLinkedRoleDeletionStatusResponse> prepare(
      Request request, GetServiceLinkedRoleDeletionStatusRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GetServiceLinkedRoleDeletionStatus", "*"),
        call -> {
          if (DeletionTaskTable.find(request.account(), input.deletionTaskId(), seen).isEmpty()) {
            throw RoleRefusal.noSuchDeletionTask(input.deletionTaskId());
          }
          return Outcome.of(
              new GetServiceLinkedRoleDeletionStatusResponse(
                  DeletionTaskStatusType.SUCCEEDED.text(), null));
        });
  }
}
