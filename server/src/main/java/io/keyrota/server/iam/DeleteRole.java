package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteRoleRequest;
import io.keyrota.models.iam.DeleteRoleResponse;
import io.keyrota.rules.iam.Role;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * Deletes a role that has neither policies nor instance profiles left. Its sessions end with it.
 */
final class DeleteRole implements Operation<DeleteRoleRequest, DeleteRoleResponse> {
  @Override
  public Prepared<DeleteRoleResponse> prepare(
      Request request, DeleteRoleRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:DeleteRole"),
        call -> {
          Role gone = role.need();
          gone.needDeletable();
          return new Outcome<>(new DeleteRoleResponse(), role.deletion(gone, seen));
        });
  }
}
