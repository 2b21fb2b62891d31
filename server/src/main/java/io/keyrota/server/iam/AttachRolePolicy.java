package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachRolePolicyRequest;
import io.keyrota.models.iam.AttachRolePolicyResponse;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Attaches a managed policy to a role; doing it again changes nothing. */
final class AttachRolePolicy
    implements Operation<AttachRolePolicyRequest, AttachRolePolicyResponse> {
  private final IamQuotas quotas;

  AttachRolePolicy(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<AttachRolePolicyResponse> prepare(
      Request request, AttachRolePolicyRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:AttachRolePolicy", Attachments.condition(input.policyArn())),
        call ->
            new Outcome<>(
                new AttachRolePolicyResponse(),
                Attachments.attach(role, input.policyArn(), quotas, seen)));
  }
}
