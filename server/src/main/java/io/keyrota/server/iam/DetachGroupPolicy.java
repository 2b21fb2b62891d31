package io.keyrota.server.iam;

import io.keyrota.models.iam.DetachGroupPolicyRequest;
import io.keyrota.models.iam.DetachGroupPolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes a managed policy from a group; what it allowed is refused with the next request. */
final class DetachGroupPolicy
    implements Operation<DetachGroupPolicyRequest, DetachGroupPolicyResponse> {

  @Override
  public Prepared<DetachGroupPolicyResponse> prepare(
      Request request, DetachGroupPolicyRequest input, Snapshot seen) {
    PolicyHolder group = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        group.permission("iam:DetachGroupPolicy", Attachments.condition(input.policyArn())),
        call ->
            new Outcome<>(
                new DetachGroupPolicyResponse(),
                Attachments.detach(group, input.policyArn(), seen)));
  }
}
