package io.keyrota.server.iam;

import io.keyrota.models.iam.ListUserTagsRequest;
import io.keyrota.models.iam.ListUserTagsResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the tags of a user, sorted by key. */
final class ListUserTags implements Operation<ListUserTagsRequest, ListUserTagsResponse> {

  @Override
  public Prepared<ListUserTagsResponse> prepare(
      Request request, ListUserTagsRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:ListUserTags"),
        call -> {
          Page<Tags.Tag> page =
              Page.of(
                  "ListUserTags", named.need().tags().sorted(), input.marker(), input.maxItems());
          return Outcome.of(
              new ListUserTagsResponse(
                  page.items().stream().map(UserAnswer::tag).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
