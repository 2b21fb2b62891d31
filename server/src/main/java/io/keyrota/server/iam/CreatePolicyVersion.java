package io.keyrota.server.iam;

import io.keyrota.models.iam.CreatePolicyVersionRequest;
import io.keyrota.models.iam.CreatePolicyVersionResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Adds a version to a managed policy, and puts it in force where asked to. */
final class CreatePolicyVersion
    implements Operation<CreatePolicyVersionRequest, CreatePolicyVersionResponse> {
  private final IamQuotas quotas;

  CreatePolicyVersion(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreatePolicyVersionResponse> prepare(
      Request request, CreatePolicyVersionRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:CreatePolicyVersion"),
        call -> {
          CustomerPolicy own = policy.needOwn();
          String document = PolicyText.managed(input.policyDocument());
          boolean inForce = Boolean.TRUE.equals(input.setAsDefault());
          CustomerPolicy after = own.withVersion(document, inForce, call.now(), quotas);
          CustomerPolicy.Version made = after.versions().getLast();
          AccountId account = request.account();
          return Outcome.of(
              new CreatePolicyVersionResponse(
                  PolicyAnswer.version(made.id(), inForce, made.created())),
              CustomerPolicyTable.put(after),
              PolicyVersionTable.put(after, made.number(), document),
              HoldingsTable.put(
                  account,
                  HoldingsTable.of(account, seen).oneMore(Holding.POLICY_VERSIONS, quotas)));
        });
  }
}
