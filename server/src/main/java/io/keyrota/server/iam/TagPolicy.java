package io.keyrota.server.iam;

import io.keyrota.models.iam.TagPolicyRequest;
import io.keyrota.models.iam.TagPolicyResponse;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a managed policy. */
final class TagPolicy implements Operation<TagPolicyRequest, TagPolicyResponse> {
  @Override
  public Prepared<TagPolicyResponse> prepare(
      Request request, TagPolicyRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    return Prepared.of(
        policy.permission("iam:TagPolicy", TagConditions.ofTags(tags)),
        call -> {
          CustomerPolicy own = policy.needOwn();
          return Outcome.of(
              new TagPolicyResponse(),
              CustomerPolicyTable.put(own.with(own.tags().withExact(tags))));
        });
  }
}
