package io.keyrota.server.iam;

import io.keyrota.models.iam.DeletePolicyVersionRequest;
import io.keyrota.models.iam.DeletePolicyVersionResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Holding;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes a version of a managed policy that is not in force. */
final class DeletePolicyVersion
    implements Operation<DeletePolicyVersionRequest, DeletePolicyVersionResponse> {
  @Override
  public Prepared<DeletePolicyVersionResponse> prepare(
      Request request, DeletePolicyVersionRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:DeletePolicyVersion"),
        call -> {
          CustomerPolicy own = policy.needOwn();
          CustomerPolicy.Version version = own.needVersion(input.versionId());
          AccountId account = request.account();
          return Outcome.of(
              new DeletePolicyVersionResponse(),
              CustomerPolicyTable.put(own.without(version)),
              PolicyVersionTable.remove(own, version),
              HoldingsTable.put(
                  account, HoldingsTable.of(account, seen).less(Holding.POLICY_VERSIONS, 1)));
        });
  }
}
