package io.keyrota.server.iam;

import io.keyrota.models.iam.TagInstanceProfileRequest;
import io.keyrota.models.iam.TagInstanceProfileResponse;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of an instance profile. */
final class TagInstanceProfile
    implements Operation<TagInstanceProfileRequest, TagInstanceProfileResponse> {
  @Override
  public Prepared<TagInstanceProfileResponse> prepare(
      Request request, TagInstanceProfileRequest input, Snapshot seen) {
    NamedProfile profile = NamedProfile.of(request, input.instanceProfileName(), seen);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    return Prepared.of(
        profile.permission("iam:TagInstanceProfile", TagConditions.ofTags(tags)),
        call -> {
          InstanceProfile before = profile.need();
          return Outcome.of(
              new TagInstanceProfileResponse(),
              InstanceProfileTable.put(before.with(before.tags().withExact(tags))));
        });
  }
}
