package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateRoleRequest;
import io.keyrota.models.iam.UpdateRoleResponse;
import io.keyrota.rules.iam.Role;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.util.Optional;

/** Changes the description and the longest session of a role. */
final class UpdateRole implements Operation<UpdateRoleRequest, UpdateRoleResponse> {
  @Override
  public Prepared<UpdateRoleResponse> prepare(
      Request request, UpdateRoleRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:UpdateRole"),
        call -> {
          Role before = role.need();
          if (input.maxSessionDuration() != null) {
            before.needModifiable();
          }
          return Outcome.of(
              new UpdateRoleResponse(),
              RoleTable.put(
                  before.updated(
                      Optional.ofNullable(input.description()),
                      Optional.ofNullable(input.maxSessionDuration()).map(Duration::ofSeconds))));
        });
  }
}
