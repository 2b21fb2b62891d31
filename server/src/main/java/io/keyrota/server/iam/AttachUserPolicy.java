package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.AttachUserPolicyResponse;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Attaches a managed policy to a user; doing it again changes nothing. */
final class AttachUserPolicy
    implements Operation<AttachUserPolicyRequest, AttachUserPolicyResponse> {
  private final IamQuotas quotas;

  AttachUserPolicy(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<AttachUserPolicyResponse> prepare(
      Request request, AttachUserPolicyRequest input, Snapshot seen) {
    PolicyHolder user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission("iam:AttachUserPolicy", Attachments.condition(input.policyArn())),
        call ->
            new Outcome<>(
                new AttachUserPolicyResponse(),
                Attachments.attach(user, input.policyArn(), quotas, seen)));
  }
}
