package io.keyrota.server.iam;

import io.keyrota.models.iam.UntagUserRequest;
import io.keyrota.models.iam.UntagUserResponse;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes tags from a user. */
final class UntagUser implements Operation<UntagUserRequest, UntagUserResponse> {

  @Override
  public Prepared<UntagUserResponse> prepare(
      Request request, UntagUserRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:UntagUser", TagConditions.ofKeys(input.tagKeys())),
        call -> {
          User user = named.need();
          return Outcome.of(
              new UntagUserResponse(),
              UserTable.put(user.with(user.tags().without(input.tagKeys()))));
        });
  }
}
