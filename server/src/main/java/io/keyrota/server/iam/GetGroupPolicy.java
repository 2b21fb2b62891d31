package io.keyrota.server.iam;

import io.keyrota.models.iam.GetGroupPolicyRequest;
import io.keyrota.models.iam.GetGroupPolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Shows an inline policy of a group. */
final class GetGroupPolicy implements Operation<GetGroupPolicyRequest, GetGroupPolicyResponse> {

  @Override
  public Prepared<GetGroupPolicyResponse> prepare(
      Request request, GetGroupPolicyRequest input, Snapshot seen) {
    PolicyHolder group = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        group.permission("iam:GetGroupPolicy"),
        call ->
            Outcome.of(
                new GetGroupPolicyResponse(
                    group.name(),
                    input.policyName(),
                    InlinePolicies.document(group, input.policyName()))));
  }
}
