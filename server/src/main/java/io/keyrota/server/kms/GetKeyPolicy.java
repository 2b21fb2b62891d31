package io.keyrota.server.kms;

import io.keyrota.models.kms.GetKeyPolicyRequest;
import io.keyrota.models.kms.GetKeyPolicyResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * Shows the policy of a key, letter for letter as it was put, but for users and roles that are
 * gone: in the place of their ARNs stand their unique ids.
 */
final class GetKeyPolicy implements Operation<GetKeyPolicyRequest, GetKeyPolicyResponse> {
  private final KeyWorks works;

  GetKeyPolicy(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<GetKeyPolicyResponse> prepare(
      Request request, GetKeyPolicyRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.GET_KEY_POLICY, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          KmsKey key = named.need(call).key();
          KeyPolicies.needName(input.policyName());
          return Outcome.of(
                  new GetKeyPolicyResponse(
                      PolicyText.shown(
                          KeyPolicyTable.of(key, seen).text(), works.principals(), seen),
                      KeyPolicyText.NAME))
              .noting(UsedKey.of(key));
        });
  }
}
