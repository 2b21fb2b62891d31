package io.keyrota.server.iam;

import io.keyrota.models.iam.UntagRoleRequest;
import io.keyrota.models.iam.UntagRoleResponse;
import io.keyrota.rules.iam.Role;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes tags from a role. */
final class UntagRole implements Operation<UntagRoleRequest, UntagRoleResponse> {
  @Override
  public Prepared<UntagRoleResponse> prepare(
      Request request, UntagRoleRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:UntagRole", TagConditions.ofKeys(input.tagKeys())),
        call -> {
          Role before = role.need();
          return Outcome.of(
              new UntagRoleResponse(),
              RoleTable.put(before.with(before.tags().without(input.tagKeys()))));
        });
  }
}
