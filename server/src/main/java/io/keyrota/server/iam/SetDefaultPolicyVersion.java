package io.keyrota.server.iam;

import io.keyrota.models.iam.SetDefaultPolicyVersionRequest;
import io.keyrota.models.iam.SetDefaultPolicyVersionResponse;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Puts a version of a managed policy in force. */
final class SetDefaultPolicyVersion
    implements Operation<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse> {
  @Override
  public Prepared<SetDefaultPolicyVersionResponse> prepare(
      Request request, SetDefaultPolicyVersionRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:SetDefaultPolicyVersion"),
        call -> {
          CustomerPolicy own = policy.needOwn();
          CustomerPolicy.Version version = own.needVersion(input.versionId());
          return version.number() == own.defaultVersion()
              ? Outcome.of(new SetDefaultPolicyVersionResponse())
              : Outcome.of(
                  new SetDefaultPolicyVersionResponse(),
                  CustomerPolicyTable.put(
                      own.inForce(
                          version, PolicyVersionTable.document(own, version, seen), call.now())));
        });
  }
}
