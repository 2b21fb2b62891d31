package io.keyrota.server.iam;

import io.keyrota.models.iam.AddUserToGroupRequest;
import io.keyrota.models.iam.AddUserToGroupResponse;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Puts a user into a group; doing it again changes nothing. */
final class AddUserToGroup implements Operation<AddUserToGroupRequest, AddUserToGroupResponse> {
  private final IamQuotas quotas;

  AddUserToGroup(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<AddUserToGroupResponse> prepare(
      Request request, AddUserToGroupRequest input, Snapshot seen) {
    NamedGroup named = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        named.permission("iam:AddUserToGroup"),
        call -> {
          Group group = named.need();
          User user = NamedUser.of(request, input.userName(), seen).need();
          User member = user.joining(group.groupId(), quotas.of(IamQuota.GROUPS_PER_USER));
          return member.equals(user)
              ? Outcome.of(new AddUserToGroupResponse())
              : Outcome.of(
                  new AddUserToGroupResponse(),
                  UserTable.put(member),
                  GroupTable.put(group.plusMembers(1)),
                  GroupMemberTable.put(
                      request.account(), new GroupMember(group.groupId(), user.userId())));
        });
  }
}
