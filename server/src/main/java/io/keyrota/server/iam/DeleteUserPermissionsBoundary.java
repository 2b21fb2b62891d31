package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteUserPermissionsBoundaryRequest;
import io.keyrota.models.iam.DeleteUserPermissionsBoundaryResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes the ceiling of what a user may do away. */
final class DeleteUserPermissionsBoundary
    implements Operation<
        DeleteUserPermissionsBoundaryRequest, DeleteUserPermissionsBoundaryResponse> {
  @Override
  public Prepared<DeleteUserPermissionsBoundaryResponse> prepare(
      Request request, DeleteUserPermissionsBoundaryRequest input, Snapshot seen) {
    NamedUser user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission("iam:DeleteUserPermissionsBoundary"),
        call ->
            new Outcome<>(
                new DeleteUserPermissionsBoundaryResponse(), Attachments.unbound(user, seen)));
  }
}
