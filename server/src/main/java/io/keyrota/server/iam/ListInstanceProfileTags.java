package io.keyrota.server.iam;

import io.keyrota.models.iam.ListInstanceProfileTagsRequest;
import io.keyrota.models.iam.ListInstanceProfileTagsResponse;
import io.keyrota.models.iam.Tag;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the tags of an instance profile by key. */
final class ListInstanceProfileTags
    implements Operation<ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse> {
  @Override
  public Prepared<ListInstanceProfileTagsResponse> prepare(
      Request request, ListInstanceProfileTagsRequest input, Snapshot seen) {
    NamedProfile profile = NamedProfile.of(request, input.instanceProfileName(), seen);
    return Prepared.of(
        profile.permission("iam:ListInstanceProfileTags"),
        call -> {
          Page<Tag> page =
              Page.of(
                  "ListInstanceProfileTags",
                  UserAnswer.tags(profile.need().tags()),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListInstanceProfileTagsResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
