package io.keyrota.server.iam;

import io.keyrota.models.iam.RemoveRoleFromInstanceProfileRequest;
import io.keyrota.models.iam.RemoveRoleFromInstanceProfileResponse;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Takes the role out of an instance profile. */
final class RemoveRoleFromInstanceProfile
    implements Operation<
        RemoveRoleFromInstanceProfileRequest, RemoveRoleFromInstanceProfileResponse> {
  @Override
  public Prepared<RemoveRoleFromInstanceProfileResponse> prepare(
      Request request, RemoveRoleFromInstanceProfileRequest input, Snapshot seen) {
    NamedProfile profile = NamedProfile.of(request, input.instanceProfileName(), seen);
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        profile.permission("iam:RemoveRoleFromInstanceProfile"),
        call -> {
          InstanceProfile before = profile.need();
          Role removed = role.need();
          if (!before.roleId().equals(Optional.of(removed.roleId()))) {
            throw RoleRefusal.notInProfile(removed.name(), before.name());
          }
          return Outcome.of(
              new RemoveRoleFromInstanceProfileResponse(),
              InstanceProfileTable.put(before.emptied()),
              RoleTable.put(removed.plusProfiles(-1)));
        });
  }
}
