package io.keyrota.server.iam;

import io.keyrota.models.iam.DetachRolePolicyRequest;
import io.keyrota.models.iam.DetachRolePolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes a managed policy from a role; what it allowed is refused with the next request. */
final class DetachRolePolicy
    implements Operation<DetachRolePolicyRequest, DetachRolePolicyResponse> {
  @Override
  public Prepared<DetachRolePolicyResponse> prepare(
      Request request, DetachRolePolicyRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:DetachRolePolicy", Attachments.condition(input.policyArn())),
        call ->
            new Outcome<>(
                new DetachRolePolicyResponse(), Attachments.detach(role, input.policyArn(), seen)));
  }
}
