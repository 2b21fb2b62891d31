package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteLoginProfileRequest;
import io.keyrota.models.iam.DeleteLoginProfileResponse;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes a user's password away. */
final class DeleteLoginProfile
    implements Operation<DeleteLoginProfileRequest, DeleteLoginProfileResponse> {
  @Override
  public Prepared<DeleteLoginProfileResponse> prepare(
      Request request, DeleteLoginProfileRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:DeleteLoginProfile"),
        call -> {
          User user = named.need();
          LoginProfileTable.need(user, seen);
          return Outcome.of(new DeleteLoginProfileResponse(), LoginProfileTable.remove(user));
        });
  }
}
