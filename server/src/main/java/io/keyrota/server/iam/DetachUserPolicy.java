package io.keyrota.server.iam;

import io.keyrota.models.iam.DetachUserPolicyRequest;
import io.keyrota.models.iam.DetachUserPolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes a managed policy from a user; what it allowed is refused with the next request. */
final class DetachUserPolicy
    implements Operation<DetachUserPolicyRequest, DetachUserPolicyResponse> {

  @Override
  public Prepared<DetachUserPolicyResponse> prepare(
      Request request, DetachUserPolicyRequest input, Snapshot seen) {
    PolicyHolder user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission("iam:DetachUserPolicy", Attachments.condition(input.policyArn())),
        call ->
            new Outcome<>(
                new DetachUserPolicyResponse(), Attachments.detach(user, input.policyArn(), seen)));
  }
}
