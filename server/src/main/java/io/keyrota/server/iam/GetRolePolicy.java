package io.keyrota.server.iam;

import io.keyrota.models.iam.GetRolePolicyRequest;
import io.keyrota.models.iam.GetRolePolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Shows an inline policy of a role. */
final class GetRolePolicy implements Operation<GetRolePolicyRequest, GetRolePolicyResponse> {
  @Override
  public Prepared<GetRolePolicyResponse> prepare(
      Request request, GetRolePolicyRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:GetRolePolicy"),
        call ->
            Outcome.of(
                new GetRolePolicyResponse(
                    role.need().name(),
                    input.policyName(),
                    InlinePolicies.document(role, input.policyName()))));
  }
}
