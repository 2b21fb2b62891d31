package io.keyrota.server.iam;

import io.keyrota.models.iam.GetLoginProfileRequest;
import io.keyrota.models.iam.GetLoginProfileResponse;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells whether a user has a password, and since when. */
final class GetLoginProfile implements Operation<GetLoginProfileRequest, GetLoginProfileResponse> {
  @Override
  public Prepared<GetLoginProfileResponse> prepare(
      Request request, GetLoginProfileRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:GetLoginProfile"),
        call -> {
          User user = named.need();
          LoginProfile profile = LoginProfileTable.need(user, seen);
          return Outcome.of(
              new GetLoginProfileResponse(
                  new io.keyrota.models.iam.LoginProfile(
                      user.name(), profile.created(), profile.resetRequired())));
        });
  }
}
