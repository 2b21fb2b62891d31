package io.keyrota.server.iam;

import io.keyrota.models.iam.PutRolePermissionsBoundaryRequest;
import io.keyrota.models.iam.PutRolePermissionsBoundaryResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Makes a managed policy the ceiling of what a role may do. */
final class PutRolePermissionsBoundary
    implements Operation<PutRolePermissionsBoundaryRequest, PutRolePermissionsBoundaryResponse> {
  @Override
  public Prepared<PutRolePermissionsBoundaryResponse> prepare(
      Request request, PutRolePermissionsBoundaryRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission(
            "iam:PutRolePermissionsBoundary",
            Attachments.boundaryCondition(input.permissionsBoundary())),
        call ->
            new Outcome<>(
                new PutRolePermissionsBoundaryResponse(),
                Attachments.bound(role, input.permissionsBoundary(), seen)));
  }
}
