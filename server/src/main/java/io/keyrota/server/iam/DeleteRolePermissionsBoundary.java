package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteRolePermissionsBoundaryRequest;
import io.keyrota.models.iam.DeleteRolePermissionsBoundaryResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes the ceiling of what a role may do away. */
final class DeleteRolePermissionsBoundary
    implements Operation<
        DeleteRolePermissionsBoundaryRequest, DeleteRolePermissionsBoundaryResponse> {
  @Override
  public Prepared<DeleteRolePermissionsBoundaryResponse> prepare(
      Request request, DeleteRolePermissionsBoundaryRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:DeleteRolePermissionsBoundary"),
        call ->
            new Outcome<>(
                new DeleteRolePermissionsBoundaryResponse(), Attachments.unbound(role, seen)));
  }
}
