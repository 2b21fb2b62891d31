package io.keyrota.server.iam;

import io.keyrota.models.iam.DeletePolicyRequest;
import io.keyrota.models.iam.DeletePolicyResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Holding;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes a managed policy that nobody has and that has no version left but the default one. */
final class DeletePolicy implements Operation<DeletePolicyRequest, DeletePolicyResponse> {
  @Override
  public Prepared<DeletePolicyResponse> prepare(
      Request request, DeletePolicyRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:DeletePolicy"),
        call -> {
          CustomerPolicy own = policy.needOwn();
          AccountId account = request.account();
          PolicyUseTable.of(account, own.policyId(), seen).needNone();
          own.needDeletable();
          return Outcome.of(
              new DeletePolicyResponse(),
              CustomerPolicyTable.remove(own),
              PolicyVersionTable.remove(own, own.versions().getFirst()),
              HoldingsTable.put(
                  account,
                  HoldingsTable.of(account, seen)
                      .less(Holding.POLICIES, 1)
                      .less(Holding.POLICY_VERSIONS, 1)));
        });
  }
}
