package io.keyrota.server.iam;

import io.keyrota.models.iam.ListGroupsRequest;
import io.keyrota.models.iam.ListGroupsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Lists groups by name, those under a path prefix where one is given. */
final class ListGroups implements Operation<ListGroupsRequest, ListGroupsResponse> {
  @Override
  public Prepared<ListGroupsResponse> prepare(
      Request request, ListGroupsRequest input, Snapshot seen) {
    String prefix = Objects.requireNonNullElse(input.pathPrefix(), "/");
    return Prepared.of(
        Permission.of("iam:ListGroups", "arn:aws:iam::" + request.account() + ":group" + prefix),
        call -> {
          Page<Group> page =
              Listing.of(
                  "ListGroups",
                  GroupTable.TABLE,
                  request.account(),
                  group -> group.path().startsWith(prefix),
                  input.marker(),
                  input.maxItems(),
                  seen);
          return Outcome.of(
              new ListGroupsResponse(
                  page.items().stream().map(GroupAnswer::of).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
