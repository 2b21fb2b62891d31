package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.AttachUserPolicyResponse;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;

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
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission(
            "iam:AttachUserPolicy", Map.of("iam:PolicyARN", List.of(input.policyArn()))),
        call -> {
          User user = named.need();
          ManagedPolicy policy =
              ManagedPolicy.of(input.policyArn())
                  .orElseThrow(() -> IamRefusal.notAttachable(input.policyArn()));
          User attached = user.attached(policy.arn(), quotas.of(IamQuota.POLICIES_PER_USER));
          return attached.equals(user)
              ? Outcome.of(new AttachUserPolicyResponse())
              : Outcome.of(new AttachUserPolicyResponse(), UserTable.put(attached));
        });
  }
}
