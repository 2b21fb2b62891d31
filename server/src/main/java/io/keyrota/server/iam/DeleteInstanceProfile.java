package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteInstanceProfileRequest;
import io.keyrota.models.iam.DeleteInstanceProfileResponse;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes an instance profile that has no role in it. */
final class DeleteInstanceProfile
    implements Operation<DeleteInstanceProfileRequest, DeleteInstanceProfileResponse> {
  @Override
  public Prepared<DeleteInstanceProfileResponse> prepare(
      Request request, DeleteInstanceProfileRequest input, Snapshot seen) {
    NamedProfile profile = NamedProfile.of(request, input.instanceProfileName(), seen);
    return Prepared.of(
        profile.permission("iam:DeleteInstanceProfile"),
        call -> {
          InstanceProfile gone = profile.need();
          gone.needDeletable();
          return Outcome.of(
              new DeleteInstanceProfileResponse(),
              InstanceProfileTable.remove(gone),
              HoldingsTable.put(
                  request.account(),
                  HoldingsTable.of(request.account(), seen).less(Holding.INSTANCE_PROFILES, 1)));
        });
  }
}
