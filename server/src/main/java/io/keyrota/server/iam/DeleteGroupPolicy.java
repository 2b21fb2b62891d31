package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteGroupPolicyRequest;
import io.keyrota.models.iam.DeleteGroupPolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes an inline policy of a group. */
final class DeleteGroupPolicy
    implements Operation<DeleteGroupPolicyRequest, DeleteGroupPolicyResponse> {

  @Override
  public Prepared<DeleteGroupPolicyResponse> prepare(
      Request request, DeleteGroupPolicyRequest input, Snapshot seen) {
    PolicyHolder group = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        group.permission("iam:DeleteGroupPolicy"),
        call ->
            Outcome.of(
                new DeleteGroupPolicyResponse(), InlinePolicies.delete(group, input.policyName())));
  }
}
