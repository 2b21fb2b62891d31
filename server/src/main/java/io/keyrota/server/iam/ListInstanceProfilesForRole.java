package io.keyrota.server.iam;

import io.keyrota.models.iam.ListInstanceProfilesForRoleRequest;
import io.keyrota.models.iam.ListInstanceProfilesForRoleResponse;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the instance profiles that a role is in. */
final class ListInstanceProfilesForRole
    implements Operation<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse> {
  @Override
  public Prepared<ListInstanceProfilesForRoleResponse> prepare(
      Request request, ListInstanceProfilesForRoleRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:ListInstanceProfilesForRole"),
        call -> {
          Page<InstanceProfile> page =
              Listing.ofOwner(
                  "ListInstanceProfilesForRole",
                  InstanceProfileTable.TABLE,
                  request.account(),
                  role.need().roleId(),
                  profile -> true,
                  input.marker(),
                  input.maxItems(),
                  seen);
          return Outcome.of(
              new ListInstanceProfilesForRoleResponse(
                  page.items().stream()
                      .map(profile -> RoleAnswer.profile(profile, false, seen))
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
