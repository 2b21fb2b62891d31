package io.keyrota.server.iam;

import io.keyrota.models.iam.GetGroupRequest;
import io.keyrota.models.iam.GetGroupResponse;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about a group and lists its users, in the order of their ids. */
final class GetGroup implements Operation<GetGroupRequest, GetGroupResponse> {
  @Override
  public Prepared<GetGroupResponse> prepare(Request request, GetGroupRequest input, Snapshot seen) {
    NamedGroup named = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        named.permission("iam:GetGroup"),
        call -> {
          Group group = named.need();
          Page<GroupMember> page =
              Listing.ofOwner(
                  "GetGroup",
                  GroupMemberTable.TABLE,
                  request.account(),
                  group.groupId(),
                  member -> true,
                  input.marker(),
                  input.maxItems(),
                  seen);
          return Outcome.of(
              new GetGroupResponse(
                  GroupAnswer.of(group),
                  page.items().stream()
                      .flatMap(
                          member ->
                              UserTable.ofId(request.account(), member.userId(), seen).stream())
                      .map(UserAnswer::listed)
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
