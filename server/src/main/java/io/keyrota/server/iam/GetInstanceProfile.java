package io.keyrota.server.iam;

import io.keyrota.models.iam.GetInstanceProfileRequest;
import io.keyrota.models.iam.GetInstanceProfileResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about an instance profile and the role in it. */
final class GetInstanceProfile
    implements Operation<GetInstanceProfileRequest, GetInstanceProfileResponse> {
  @Override
  public Prepared<GetInstanceProfileResponse> prepare(
      Request request, GetInstanceProfileRequest input, Snapshot seen) {
    NamedProfile profile = NamedProfile.of(request, input.instanceProfileName(), seen);
    return Prepared.of(
        profile.permission("iam:GetInstanceProfile"),
        call ->
            Outcome.of(
                new GetInstanceProfileResponse(RoleAnswer.profile(profile.need(), true, seen))));
  }
}
