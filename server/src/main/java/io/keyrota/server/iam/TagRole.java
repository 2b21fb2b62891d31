package io.keyrota.server.iam;

import io.keyrota.models.iam.TagRoleRequest;
import io.keyrota.models.iam.TagRoleResponse;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a role. */
final class TagRole implements Operation<TagRoleRequest, TagRoleResponse> {
  @Override
  public Prepared<TagRoleResponse> prepare(Request request, TagRoleRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    return Prepared.of(
        role.permission("iam:TagRole", TagConditions.ofTags(tags)),
        call -> {
          Role before = role.need();
          return Outcome.of(
              new TagRoleResponse(), RoleTable.put(before.with(before.tags().with(tags))));
        });
  }
}
