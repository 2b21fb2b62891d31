package io.keyrota.server.iam;

import io.keyrota.models.iam.GetContextKeysForCustomPolicyRequest;
import io.keyrota.models.iam.GetContextKeysForPolicyResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.TreeSet;

/** Tells which condition keys policies that a request brings ask for. */
final class GetContextKeysForCustomPolicy
    implements Operation<GetContextKeysForCustomPolicyRequest, GetContextKeysForPolicyResponse>,
        MayWait {

  @Override
  public Prepared<GetContextKeysForPolicyResponse> prepare(
      Request request, GetContextKeysForCustomPolicyRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GetContextKeysForCustomPolicy", "*"),
        call ->
            Outcome.of(
                answer(SimulatedPolicies.of(Identity.NOTHING, input.policyInputList(), null))));
  }

  /** Each key once, whatever its case. */
  static GetContextKeysForPolicyResponse answer(SimulatedPolicies policies) {
    TreeSet<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    policies.identity().forEach(policy -> keys.addAll(policy.contextKeys()));
    return new GetContextKeysForPolicyResponse(List.copyOf(keys));
  }
}
