package io.keyrota.server.iam;

import io.keyrota.models.iam.TagUserRequest;
import io.keyrota.models.iam.TagUserResponse;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a user. */
final class TagUser implements Operation<TagUserRequest, TagUserResponse> {

  @Override
  public Prepared<TagUserResponse> prepare(Request request, TagUserRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    return Prepared.of(
        named.permission("iam:TagUser", TagConditions.ofTags(tags)),
        call -> {
          User user = named.need();
          return Outcome.of(
              new TagUserResponse(), UserTable.put(user.with(user.tags().with(tags))));
        });
  }
}
