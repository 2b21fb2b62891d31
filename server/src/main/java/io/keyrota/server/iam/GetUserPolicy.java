package io.keyrota.server.iam;

import io.keyrota.models.iam.GetUserPolicyRequest;
import io.keyrota.models.iam.GetUserPolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Shows an inline policy of a user. */
final class GetUserPolicy implements Operation<GetUserPolicyRequest, GetUserPolicyResponse> {

  @Override
  public Prepared<GetUserPolicyResponse> prepare(
      Request request, GetUserPolicyRequest input, Snapshot seen) {
    PolicyHolder user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission("iam:GetUserPolicy"),
        call ->
            Outcome.of(
                new GetUserPolicyResponse(
                    user.name(),
                    input.policyName(),
                    InlinePolicies.document(user, input.policyName()))));
  }
}
