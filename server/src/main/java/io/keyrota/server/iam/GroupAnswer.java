package io.keyrota.server.iam;

import io.keyrota.rules.iam.Group;

/** Groups between the law and the wire. */
final class GroupAnswer {

  private GroupAnswer() {}

  static io.keyrota.models.iam.Group of(Group group) {
    return new io.keyrota.models.iam.Group(
        group.path(), group.name(), group.groupId(), group.arn(), group.created());
  }
}
