package io.keyrota.server.iam;

import io.keyrota.models.iam.UntagInstanceProfileRequest;
import io.keyrota.models.iam.UntagInstanceProfileResponse;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes tags from an instance profile. */
final class UntagInstanceProfile
    implements Operation<UntagInstanceProfileRequest, UntagInstanceProfileResponse> {
  @Override
  public Prepared<UntagInstanceProfileResponse> prepare(
      Request request, UntagInstanceProfileRequest input, Snapshot seen) {
    NamedProfile profile = NamedProfile.of(request, input.instanceProfileName(), seen);
    return Prepared.of(
        profile.permission("iam:UntagInstanceProfile", TagConditions.ofKeys(input.tagKeys())),
        call -> {
          InstanceProfile before = profile.need();
          return Outcome.of(
              new UntagInstanceProfileResponse(),
              InstanceProfileTable.put(before.with(before.tags().withoutExact(input.tagKeys()))));
        });
  }
}
