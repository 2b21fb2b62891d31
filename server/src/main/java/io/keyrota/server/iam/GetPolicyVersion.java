package io.keyrota.server.iam;

import io.keyrota.models.iam.GetPolicyVersionRequest;
import io.keyrota.models.iam.GetPolicyVersionResponse;
import io.keyrota.models.iam.PolicyVersion;
import io.keyrota.rules.iam.AwsPolicy;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Shows the text of one version of a managed policy. */
final class GetPolicyVersion
    implements Operation<GetPolicyVersionRequest, GetPolicyVersionResponse> {
  @Override
  public Prepared<GetPolicyVersionResponse> prepare(
      Request request, GetPolicyVersionRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:GetPolicyVersion"),
        call ->
            Outcome.of(
                new GetPolicyVersionResponse(
                    switch (policy.need()) {
                      case CustomerPolicy own -> version(own, input.versionId(), seen);
                      case AwsPolicy aws -> version(aws, input.versionId());
                    })));
  }

  private static PolicyVersion version(CustomerPolicy own, String versionId, Snapshot seen) {
    CustomerPolicy.Version version = own.needVersion(versionId);
    return new PolicyVersion(
        PolicyText.answered(PolicyVersionTable.document(own, version, seen)),
        version.id(),
        version.number() == own.defaultVersion(),
        version.created());
  }

  private static PolicyVersion version(AwsPolicy aws, String versionId) {
    if (!aws.defaultVersionId().equals(versionId)) {
      throw IamRefusal.noSuchPolicyVersion(aws.arn(), versionId);
    }
    return new PolicyVersion(PolicyText.answered(aws.document()), versionId, true, aws.updated());
  }
}
