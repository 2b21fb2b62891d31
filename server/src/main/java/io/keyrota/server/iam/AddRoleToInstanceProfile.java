package io.keyrota.server.iam;

import io.keyrota.models.iam.AddRoleToInstanceProfileRequest;
import io.keyrota.models.iam.AddRoleToInstanceProfileResponse;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.Role;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * Puts a role into an instance profile, which hands it to machines: so passing it must be allowed
 * too.
 */
final class AddRoleToInstanceProfile
    implements Operation<AddRoleToInstanceProfileRequest, AddRoleToInstanceProfileResponse> {
  @Override
  public Prepared<AddRoleToInstanceProfileResponse> prepare(
      Request request, AddRoleToInstanceProfileRequest input, Snapshot seen) {
    NamedProfile profile = NamedProfile.of(request, input.instanceProfileName(), seen);
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return new Prepared<>(
        List.of(
            profile.permission("iam:AddRoleToInstanceProfile"),
            // Of passing a role AWS tells the ARN, also where the role was asked for by its name.
            role.permission(
                    "iam:PassRole", Map.of("iam:PassedToService", List.of("ec2.amazonaws.com")))
                .toldAs(role.arn())),
        call -> {
          InstanceProfile before = profile.need();
          Role added = role.need();
          added.needModifiable();
          return Outcome.of(
              new AddRoleToInstanceProfileResponse(),
              InstanceProfileTable.put(before.adding(added.roleId())),
              RoleTable.put(added.plusProfiles(1)));
        });
  }
}
