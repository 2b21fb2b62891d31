package io.keyrota.server.iam;

import io.keyrota.models.iam.PutGroupPolicyRequest;
import io.keyrota.models.iam.PutGroupPolicyResponse;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Sets an inline policy of a group. */
final class PutGroupPolicy implements Operation<PutGroupPolicyRequest, PutGroupPolicyResponse> {
  private final IamQuotas quotas;

  PutGroupPolicy(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<PutGroupPolicyResponse> prepare(
      Request request, PutGroupPolicyRequest input, Snapshot seen) {
    PolicyHolder group = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        group.permission("iam:PutGroupPolicy"),
        call ->
            new Outcome<>(
                new PutGroupPolicyResponse(),
                InlinePolicies.put(group, input.policyName(), input.policyDocument(), quotas)));
  }
}
