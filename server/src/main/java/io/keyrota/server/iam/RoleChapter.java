package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.addRoleToInstanceProfile;
import static io.keyrota.models.iam.IamModel.attachRolePolicy;
import static io.keyrota.models.iam.IamModel.createInstanceProfile;
import static io.keyrota.models.iam.IamModel.createRole;
import static io.keyrota.models.iam.IamModel.createServiceLinkedRole;
import static io.keyrota.models.iam.IamModel.deleteInstanceProfile;
import static io.keyrota.models.iam.IamModel.deleteRole;
import static io.keyrota.models.iam.IamModel.deleteRolePermissionsBoundary;
import static io.keyrota.models.iam.IamModel.deleteRolePolicy;
import static io.keyrota.models.iam.IamModel.deleteServiceLinkedRole;
import static io.keyrota.models.iam.IamModel.detachRolePolicy;
import static io.keyrota.models.iam.IamModel.getInstanceProfile;
import static io.keyrota.models.iam.IamModel.getRole;
import static io.keyrota.models.iam.IamModel.getRolePolicy;
import static io.keyrota.models.iam.IamModel.getServiceLinkedRoleDeletionStatus;
import static io.keyrota.models.iam.IamModel.listAttachedRolePolicies;
import static io.keyrota.models.iam.IamModel.listInstanceProfileTags;
import static io.keyrota.models.iam.IamModel.listInstanceProfiles;
import static io.keyrota.models.iam.IamModel.listInstanceProfilesForRole;
import static io.keyrota.models.iam.IamModel.listRolePolicies;
import static io.keyrota.models.iam.IamModel.listRoleTags;
import static io.keyrota.models.iam.IamModel.listRoles;
import static io.keyrota.models.iam.IamModel.putRolePermissionsBoundary;
import static io.keyrota.models.iam.IamModel.putRolePolicy;
import static io.keyrota.models.iam.IamModel.removeRoleFromInstanceProfile;
import static io.keyrota.models.iam.IamModel.tagInstanceProfile;
import static io.keyrota.models.iam.IamModel.tagRole;
import static io.keyrota.models.iam.IamModel.untagInstanceProfile;
import static io.keyrota.models.iam.IamModel.untagRole;
import static io.keyrota.models.iam.IamModel.updateAssumeRolePolicy;
import static io.keyrota.models.iam.IamModel.updateRole;
import static io.keyrota.models.iam.IamModel.updateRoleDescription;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** Roles and instance profiles: a part of IAM's table of contents. */
final class RoleChapter {
  private RoleChapter() {}

  static void into(Api api, IamQuotas quotas, KeyUses uses) {
    api.with(createRole(), new CreateRole(quotas))
        .with(getRole(), new GetRole(uses))
        .with(listRoles(), new ListRoles())
        .with(updateRole(), new UpdateRole())
        .with(updateRoleDescription(), new UpdateRoleDescription())
        .with(updateAssumeRolePolicy(), new UpdateAssumeRolePolicy(quotas))
        .with(deleteRole(), new DeleteRole())
        .with(tagRole(), new TagRole())
        .with(untagRole(), new UntagRole())
        .with(listRoleTags(), new ListRoleTags())
        .with(putRolePolicy(), new PutRolePolicy(quotas))
        .with(getRolePolicy(), new GetRolePolicy())
        .with(deleteRolePolicy(), new DeleteRolePolicy())
        .with(listRolePolicies(), new ListRolePolicies())
        .with(attachRolePolicy(), new AttachRolePolicy(quotas))
        .with(detachRolePolicy(), new DetachRolePolicy())
        .with(listAttachedRolePolicies(), new ListAttachedRolePolicies())
        .with(putRolePermissionsBoundary(), new PutRolePermissionsBoundary())
        .with(deleteRolePermissionsBoundary(), new DeleteRolePermissionsBoundary())
        .with(createInstanceProfile(), new CreateInstanceProfile(quotas))
        .with(getInstanceProfile(), new GetInstanceProfile())
        .with(listInstanceProfiles(), new ListInstanceProfiles())
        .with(listInstanceProfilesForRole(), new ListInstanceProfilesForRole())
        .with(deleteInstanceProfile(), new DeleteInstanceProfile())
        .with(addRoleToInstanceProfile(), new AddRoleToInstanceProfile())
        .with(removeRoleFromInstanceProfile(), new RemoveRoleFromInstanceProfile())
        .with(tagInstanceProfile(), new TagInstanceProfile())
        .with(untagInstanceProfile(), new UntagInstanceProfile())
        .with(listInstanceProfileTags(), new ListInstanceProfileTags())
        .with(
            createServiceLinkedRole(),
            new CreateServiceLinkedRole(quotas),
            "without the policy that AWS attaches")
        .with(deleteServiceLinkedRole(), new DeleteServiceLinkedRole())
        .with(getServiceLinkedRoleDeletionStatus(), new GetServiceLinkedRoleDeletionStatus());
  }
}
