package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteServiceLinkedRoleRequest;
import io.keyrota.models.iam.DeleteServiceLinkedRoleResponse;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the role of a service of AWS. No service of this server uses one, so it is gone at once;
 * the task tells so.
 */
final class DeleteServiceLinkedRole
    implements Operation<DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse> {
  @Override
  public Prepared<DeleteServiceLinkedRoleResponse> prepare(
      Request request, DeleteServiceLinkedRoleRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:DeleteServiceLinkedRole"),
        call -> {
          Role gone = role.need();
          if (!gone.serviceLinked()) {
            throw RoleRefusal.noSuchRole(role.name());
          }
          DeletionTask task =
              new DeletionTask(
                  DeletionTask.id(gone, call.entropy().bytes(RandomUuid.BYTES)), call.now());
          List<Change> changes = new ArrayList<>(role.deletion(gone, seen));
          changes.add(DeletionTaskTable.put(request.account(), task));
          return new Outcome<>(new DeleteServiceLinkedRoleResponse(task.id()), changes);
        });
  }
}
