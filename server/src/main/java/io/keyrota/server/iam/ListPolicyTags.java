package io.keyrota.server.iam;

import io.keyrota.models.iam.ListPolicyTagsRequest;
import io.keyrota.models.iam.ListPolicyTagsResponse;
import io.keyrota.rules.iam.AwsPolicy;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Lists the tags of a managed policy, sorted by key; AWS's own have none. */
final class ListPolicyTags implements Operation<ListPolicyTagsRequest, ListPolicyTagsResponse> {
  @Override
  public Prepared<ListPolicyTagsResponse> prepare(
      Request request, ListPolicyTagsRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    return Prepared.of(
        policy.permission("iam:ListPolicyTags"),
        call -> {
          Page<Tags.Tag> page =
              Page.of(
                  "ListPolicyTags",
                  switch (policy.need()) {
                    case CustomerPolicy own -> own.tags().sorted();
                    case AwsPolicy aws -> List.of();
                  },
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListPolicyTagsResponse(
                  page.items().stream().map(UserAnswer::tag).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
