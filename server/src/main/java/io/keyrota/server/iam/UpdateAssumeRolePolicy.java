package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateAssumeRolePolicyRequest;
import io.keyrota.models.iam.UpdateAssumeRolePolicyResponse;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.Role;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Says anew who may assume a role. */
final class UpdateAssumeRolePolicy
    implements Operation<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse> {
  private final IamQuotas quotas;

  UpdateAssumeRolePolicy(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<UpdateAssumeRolePolicyResponse> prepare(
      Request request, UpdateAssumeRolePolicyRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:UpdateAssumeRolePolicy"),
        call -> {
          Role before = role.need();
          before.needModifiable();
          return Outcome.of(
              new UpdateAssumeRolePolicyResponse(),
              RoleTable.put(
                  before.trusting(TrustText.stored(input.policyDocument(), quotas, seen))));
        });
  }
}
