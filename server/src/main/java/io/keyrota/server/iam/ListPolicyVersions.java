package io.keyrota.server.iam;

import io.keyrota.models.iam.ListPolicyVersionsRequest;
import io.keyrota.models.iam.ListPolicyVersionsResponse;
import io.keyrota.models.iam.PolicyVersion;
import io.keyrota.rules.iam.AwsPolicy;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Lists the versions of a managed policy, newest first; of AWS's own the one in force. */
final class ListPolicyVersions
    implements Operation<ListPolicyVersionsRequest, ListPolicyVersionsResponse> {
  @Override
  public Prepared<ListPolicyVersionsResponse> prepare(
      Request request, ListPolicyVersionsRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:ListPolicyVersions"),
        call -> {
          Page<PolicyVersion> page =
              Page.of(
                  "ListPolicyVersions",
                  switch (policy.need()) {
                    case CustomerPolicy own ->
                        own.versions().reversed().stream()
                            .map(
                                version ->
                                    PolicyAnswer.version(
                                        version.id(),
                                        version.number() == own.defaultVersion(),
                                        version.created()))
                            .toList();
                    case AwsPolicy aws ->
                        List.of(PolicyAnswer.version(aws.defaultVersionId(), true, aws.updated()));
                  },
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListPolicyVersionsResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
