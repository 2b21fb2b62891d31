package io.keyrota.server.iam;

import io.keyrota.models.iam.PutUserPermissionsBoundaryRequest;
import io.keyrota.models.iam.PutUserPermissionsBoundaryResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Makes a managed policy the ceiling of what a user may do. */
final class PutUserPermissionsBoundary
    implements Operation<PutUserPermissionsBoundaryRequest, PutUserPermissionsBoundaryResponse> {
  @Override
  public Prepared<PutUserPermissionsBoundaryResponse> prepare(
      Request request, PutUserPermissionsBoundaryRequest input, Snapshot seen) {
    NamedUser user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission(
            "iam:PutUserPermissionsBoundary",
            Attachments.boundaryCondition(input.permissionsBoundary())),
        call ->
            new Outcome<>(
                new PutUserPermissionsBoundaryResponse(),
                Attachments.bound(user, input.permissionsBoundary(), seen)));
  }
}
