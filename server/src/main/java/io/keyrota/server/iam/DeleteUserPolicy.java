package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteUserPolicyRequest;
import io.keyrota.models.iam.DeleteUserPolicyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes an inline policy of a user. */
final class DeleteUserPolicy
    implements Operation<DeleteUserPolicyRequest, DeleteUserPolicyResponse> {

  @Override
  public Prepared<DeleteUserPolicyResponse> prepare(
      Request request, DeleteUserPolicyRequest input, Snapshot seen) {
    PolicyHolder user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission("iam:DeleteUserPolicy"),
        call ->
            Outcome.of(
                new DeleteUserPolicyResponse(), InlinePolicies.delete(user, input.policyName())));
  }
}
