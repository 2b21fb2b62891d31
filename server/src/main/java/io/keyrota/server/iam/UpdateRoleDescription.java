package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateRoleDescriptionRequest;
import io.keyrota.models.iam.UpdateRoleDescriptionResponse;
import io.keyrota.rules.iam.Role;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Changes the description of a role, also of a service's. */
final class UpdateRoleDescription
    implements Operation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse> {
  @Override
  public Prepared<UpdateRoleDescriptionResponse> prepare(
      Request request, UpdateRoleDescriptionRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:UpdateRoleDescription"),
        call -> {
          Role after = role.need().updated(Optional.of(input.description()), Optional.empty());
          return Outcome.of(
              new UpdateRoleDescriptionResponse(RoleAnswer.listed(after, seen)),
              RoleTable.put(after));
        });
  }
}
