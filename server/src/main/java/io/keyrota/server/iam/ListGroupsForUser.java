package io.keyrota.server.iam;

import io.keyrota.models.iam.ListGroupsForUserRequest;
import io.keyrota.models.iam.ListGroupsForUserResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the groups that a user is in, in the order in which it came in. */
final class ListGroupsForUser
    implements Operation<ListGroupsForUserRequest, ListGroupsForUserResponse> {
  @Override
  public Prepared<ListGroupsForUserResponse> prepare(
      Request request, ListGroupsForUserRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:ListGroupsForUser"),
        call -> {
          Page<String> page =
              Page.of("ListGroupsForUser", named.need().groups(), input.marker(), input.maxItems());
          return Outcome.of(
              new ListGroupsForUserResponse(
                  page.items().stream()
                      .flatMap(id -> GroupTable.ofId(request.account(), id, seen).stream())
                      .map(GroupAnswer::of)
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
