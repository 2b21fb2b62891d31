package io.keyrota.server.iam;

import io.keyrota.models.iam.ListRoleTagsRequest;
import io.keyrota.models.iam.ListRoleTagsResponse;
import io.keyrota.models.iam.Tag;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the tags of a role by key. */
final class ListRoleTags implements Operation<ListRoleTagsRequest, ListRoleTagsResponse> {
  @Override
  public Prepared<ListRoleTagsResponse> prepare(
      Request request, ListRoleTagsRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:ListRoleTags"),
        call -> {
          Page<Tag> page =
              Page.of(
                  "ListRoleTags",
                  UserAnswer.tags(role.need().tags()),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListRoleTagsResponse(page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
