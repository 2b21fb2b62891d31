package io.keyrota.server.iam;

import io.keyrota.models.iam.RemoveUserFromGroupRequest;
import io.keyrota.models.iam.RemoveUserFromGroupResponse;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * Takes a user out of a group; what the group allowed it is refused with the next request. Taking
 * out one that is not in it changes nothing.
 */
final class RemoveUserFromGroup
    implements Operation<RemoveUserFromGroupRequest, RemoveUserFromGroupResponse> {
  @Override
  public Prepared<RemoveUserFromGroupResponse> prepare(
      Request request, RemoveUserFromGroupRequest input, Snapshot seen) {
    NamedGroup named = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        named.permission("iam:RemoveUserFromGroup"),
        call -> {
          Group group = named.need();
          User user = NamedUser.of(request, input.userName(), seen).need();
          return user.groups().contains(group.groupId())
              ? Outcome.of(
                  new RemoveUserFromGroupResponse(),
                  UserTable.put(user.leaving(group.groupId())),
                  GroupTable.put(group.plusMembers(-1)),
                  GroupMemberTable.remove(
                      request.account(), new GroupMember(group.groupId(), user.userId())))
              : Outcome.of(new RemoveUserFromGroupResponse());
        });
  }
}
