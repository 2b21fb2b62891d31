package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachGroupPolicyRequest;
import io.keyrota.models.iam.AttachGroupPolicyResponse;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Attaches a managed policy to a group; doing it again changes nothing. */
final class AttachGroupPolicy
    implements Operation<AttachGroupPolicyRequest, AttachGroupPolicyResponse> {
  private final IamQuotas quotas;

  AttachGroupPolicy(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<AttachGroupPolicyResponse> prepare(
      Request request, AttachGroupPolicyRequest input, Snapshot seen) {
    PolicyHolder group = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        group.permission("iam:AttachGroupPolicy", Attachments.condition(input.policyArn())),
        call ->
            new Outcome<>(
                new AttachGroupPolicyResponse(),
                Attachments.attach(group, input.policyArn(), quotas, seen)));
  }
}
