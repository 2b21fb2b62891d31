package io.keyrota.server.iam;

import io.keyrota.models.iam.GetRoleRequest;
import io.keyrota.models.iam.GetRoleResponse;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about a role. */
final class GetRole implements Operation<GetRoleRequest, GetRoleResponse>, MayWait {
  private final KeyUses uses;

  GetRole(KeyUses uses) {
    this.uses = uses;
  }

  @Override
  public Prepared<GetRoleResponse> prepare(Request request, GetRoleRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:GetRole"),
        call -> Outcome.of(new GetRoleResponse(RoleAnswer.whole(role.need(), uses, seen))));
  }
}
