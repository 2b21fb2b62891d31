package io.keyrota.server.iam;

import io.keyrota.models.iam.PutUserPolicyRequest;
import io.keyrota.models.iam.PutUserPolicyResponse;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Sets an inline policy of a user. */
final class PutUserPolicy implements Operation<PutUserPolicyRequest, PutUserPolicyResponse> {
  private final IamQuotas quotas;

  PutUserPolicy(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<PutUserPolicyResponse> prepare(
      Request request, PutUserPolicyRequest input, Snapshot seen) {
    PolicyHolder user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission("iam:PutUserPolicy"),
        call ->
            new Outcome<>(
                new PutUserPolicyResponse(),
                InlinePolicies.put(user, input.policyName(), input.policyDocument(), quotas)));
  }
}
