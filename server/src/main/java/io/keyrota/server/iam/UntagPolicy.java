package io.keyrota.server.iam;

import io.keyrota.models.iam.UntagPolicyRequest;
import io.keyrota.models.iam.UntagPolicyResponse;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes tags from a managed policy. */
final class UntagPolicy implements Operation<UntagPolicyRequest, UntagPolicyResponse> {
  @Override
  public Prepared<UntagPolicyResponse> prepare(
      Request request, UntagPolicyRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:UntagPolicy", TagConditions.ofKeys(input.tagKeys())),
        call -> {
          CustomerPolicy own = policy.needOwn();
          return Outcome.of(
              new UntagPolicyResponse(),
              CustomerPolicyTable.put(own.with(own.tags().withoutExact(input.tagKeys()))));
        });
  }
}
