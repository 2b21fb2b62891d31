package io.keyrota.server.kms;

import io.keyrota.models.kms.PutKeyPolicyRequest;
import io.keyrota.models.kms.PutKeyPolicyResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Replaces the policy of a key. */
final class PutKeyPolicy implements Operation<PutKeyPolicyRequest, PutKeyPolicyResponse> {
  private final KeyWorks works;

  PutKeyPolicy(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<PutKeyPolicyResponse> prepare(
      Request request, PutKeyPolicyRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.PUT_KEY_POLICY, seen);
    return Prepared.of(
        named.permission(PolicyText.conditions(input.bypassPolicyLockoutSafetyCheck())),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KeyPolicies.needName(input.policyName());
          KmsKey key = found.key();
          KeyOperation.PUT_KEY_POLICY.needState(key);
          String policy = PolicyText.need(input.policy(), works.principals(), seen);
          PolicyText.needNoLockout(key, policy, input.bypassPolicyLockoutSafetyCheck(), call);
          return Outcome.of(new PutKeyPolicyResponse(), KeyPolicyTable.put(key, policy))
              .noting(UsedKey.changed(key));
        });
  }
}
