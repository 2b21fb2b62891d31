package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteRolePolicyRequest;
import io.keyrota.models.iam.DeleteRolePolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes an inline policy of a role. */
final class DeleteRolePolicy
    implements Operation<DeleteRolePolicyRequest, DeleteRolePolicyResponse> {
  @Override
  public Prepared<DeleteRolePolicyResponse> prepare(
      Request request, DeleteRolePolicyRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:DeleteRolePolicy"),
        call ->
            Outcome.of(
                new DeleteRolePolicyResponse(), InlinePolicies.delete(role, input.policyName())));
  }
}
