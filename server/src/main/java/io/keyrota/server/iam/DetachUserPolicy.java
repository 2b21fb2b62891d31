package io.keyrota.server.iam;

import io.keyrota.models.iam.DetachUserPolicyRequest;
import io.keyrota.models.iam.DetachUserPolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;

/** Takes a managed policy from a user; its sessions lose what it allowed with the next request. */
final class DetachUserPolicy
    implements Operation<DetachUserPolicyRequest, DetachUserPolicyResponse> {

  @Override
  public Prepared<DetachUserPolicyResponse> prepare(
      Request request, DetachUserPolicyRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission(
            "iam:DetachUserPolicy", Map.of("iam:PolicyARN", List.of(input.policyArn()))),
        call ->
            Outcome.of(
                new DetachUserPolicyResponse(),
                UserTable.put(named.need().detached(input.policyArn()))));
  }
}
