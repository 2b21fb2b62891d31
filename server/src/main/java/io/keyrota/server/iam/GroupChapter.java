package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.addUserToGroup;
import static io.keyrota.models.iam.IamModel.createGroup;
import static io.keyrota.models.iam.IamModel.deleteGroup;
import static io.keyrota.models.iam.IamModel.getGroup;
import static io.keyrota.models.iam.IamModel.listGroups;
import static io.keyrota.models.iam.IamModel.listGroupsForUser;
import static io.keyrota.models.iam.IamModel.removeUserFromGroup;
import static io.keyrota.models.iam.IamModel.updateGroup;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** Groups: a part of IAM's table of contents. */
final class GroupChapter {

  private GroupChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(createGroup(), new CreateGroup(quotas))
        .with(getGroup(), new GetGroup())
        .with(listGroups(), new ListGroups())
        .with(updateGroup(), new UpdateGroup())
        .with(deleteGroup(), new DeleteGroup())
        .with(addUserToGroup(), new AddUserToGroup(quotas))
        .with(removeUserFromGroup(), new RemoveUserFromGroup())
        .with(listGroupsForUser(), new ListGroupsForUser());
  }
}
