package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.createPolicy;
import static io.keyrota.models.iam.IamModel.createPolicyVersion;
import static io.keyrota.models.iam.IamModel.deletePolicy;
import static io.keyrota.models.iam.IamModel.deletePolicyVersion;
import static io.keyrota.models.iam.IamModel.deleteUserPermissionsBoundary;
import static io.keyrota.models.iam.IamModel.getPolicy;
import static io.keyrota.models.iam.IamModel.getPolicyVersion;
import static io.keyrota.models.iam.IamModel.listEntitiesForPolicy;
import static io.keyrota.models.iam.IamModel.listPolicies;
import static io.keyrota.models.iam.IamModel.listPolicyTags;
import static io.keyrota.models.iam.IamModel.listPolicyVersions;
import static io.keyrota.models.iam.IamModel.putUserPermissionsBoundary;
import static io.keyrota.models.iam.IamModel.setDefaultPolicyVersion;
import static io.keyrota.models.iam.IamModel.tagPolicy;
import static io.keyrota.models.iam.IamModel.untagPolicy;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** Managed policies and permissions boundaries: a part of IAM's table of contents. */
final class ManagedPolicyChapter {

  private ManagedPolicyChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(createPolicy(), new CreatePolicy(quotas))
        .with(getPolicy(), new GetPolicy())
        .with(listPolicies(), new ListPolicies())
        .with(deletePolicy(), new DeletePolicy())
        .with(createPolicyVersion(), new CreatePolicyVersion(quotas))
        .with(getPolicyVersion(), new GetPolicyVersion())
        .with(listPolicyVersions(), new ListPolicyVersions())
        .with(deletePolicyVersion(), new DeletePolicyVersion())
        .with(setDefaultPolicyVersion(), new SetDefaultPolicyVersion())
        .with(tagPolicy(), new TagPolicy())
        .with(untagPolicy(), new UntagPolicy())
        .with(listPolicyTags(), new ListPolicyTags())
        .with(listEntitiesForPolicy(), new ListEntitiesForPolicy())
        .with(putUserPermissionsBoundary(), new PutUserPermissionsBoundary())
        .with(deleteUserPermissionsBoundary(), new DeleteUserPermissionsBoundary());
  }
}
