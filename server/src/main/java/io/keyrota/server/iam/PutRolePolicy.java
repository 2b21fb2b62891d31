package io.keyrota.server.iam;

import io.keyrota.models.iam.PutRolePolicyRequest;
import io.keyrota.models.iam.PutRolePolicyResponse;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Sets an inline policy of a role. */
final class PutRolePolicy implements Operation<PutRolePolicyRequest, PutRolePolicyResponse> {
  private final IamQuotas quotas;

  PutRolePolicy(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<PutRolePolicyResponse> prepare(
      Request request, PutRolePolicyRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:PutRolePolicy"),
        call ->
            new Outcome<>(
                new PutRolePolicyResponse(),
                InlinePolicies.put(role, input.policyName(), input.policyDocument(), quotas)));
  }
}
