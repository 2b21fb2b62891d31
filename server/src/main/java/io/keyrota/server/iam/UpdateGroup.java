package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateGroupRequest;
import io.keyrota.models.iam.UpdateGroupResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;

/**
 * Gives a group another name or path; it keeps its id, users and policies. The caller needs to be
 * allowed to do it to the group as it is and as it will be.
 */
final class UpdateGroup implements Operation<UpdateGroupRequest, UpdateGroupResponse> {
  private static final String ACTION = "iam:UpdateGroup";

  @Override
  public Prepared<UpdateGroupResponse> prepare(
      Request request, UpdateGroupRequest input, Snapshot seen) {
    NamedGroup named = NamedGroup.of(request, input.groupName(), seen);
    String oldPath = named.row().map(Group::path).orElse("/");
    String oldName = named.row().map(Group::name).orElse(input.groupName());
    String newPath = Objects.requireNonNullElse(input.newPath(), oldPath);
    String newName = Objects.requireNonNullElse(input.newGroupName(), oldName);
    Permission source = named.permission(ACTION);
    Permission target = Permission.of(ACTION, Group.arn(request.account(), newPath, newName));
    return new Prepared<>(
        source.resource().equals(target.resource()) ? List.of(source) : List.of(source, target),
        call -> decide(named.need(), newPath, newName, seen));
  }

  private static Outcome<UpdateGroupResponse> decide(
      Group before, String newPath, String newName, Snapshot seen) {
    Group after = before.moved(newPath, newName);
    if (after.equals(before)) {
      return Outcome.of(new UpdateGroupResponse());
    }
    if (after.nameKey().equals(before.nameKey())) {
      return Outcome.of(new UpdateGroupResponse(), GroupTable.put(after));
    }
    if (GroupTable.named(after.account(), newName, seen).isPresent()) {
      throw IamRefusal.groupExists(newName);
    }
    return Outcome.of(new UpdateGroupResponse(), GroupTable.remove(before), GroupTable.put(after));
  }
}
