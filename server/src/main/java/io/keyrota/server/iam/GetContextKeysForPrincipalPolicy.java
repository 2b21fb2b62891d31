package io.keyrota.server.iam;

import io.keyrota.models.iam.GetContextKeysForPolicyResponse;
import io.keyrota.models.iam.GetContextKeysForPrincipalPolicyRequest;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells which condition keys the policies of a user, group or role ask for. */
final class GetContextKeysForPrincipalPolicy
    implements Operation<GetContextKeysForPrincipalPolicyRequest, GetContextKeysForPolicyResponse>,
        MayWait {

  @Override
  public Prepared<GetContextKeysForPolicyResponse> prepare(
      Request request, GetContextKeysForPrincipalPolicyRequest input, Snapshot seen) {
    PolicySource source = PolicySource.of(request, input.policySourceArn());
    return Prepared.of(
        Permission.of("iam:GetContextKeysForPrincipalPolicy", source.arn()),
        call ->
            Outcome.of(
                GetContextKeysForCustomPolicy.answer(
                    SimulatedPolicies.of(source.need(seen), input.policyInputList(), null))));
  }
}
