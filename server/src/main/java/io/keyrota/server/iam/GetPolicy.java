package io.keyrota.server.iam;

import io.keyrota.models.iam.GetPolicyRequest;
import io.keyrota.models.iam.GetPolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about a managed policy. */
final class GetPolicy implements Operation<GetPolicyRequest, GetPolicyResponse> {
  @Override
  public Prepared<GetPolicyResponse> prepare(
      Request request, GetPolicyRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:GetPolicy"),
        call ->
            Outcome.of(
                new GetPolicyResponse(PolicyAnswer.whole(request.account(), policy.need(), seen))));
  }
}
