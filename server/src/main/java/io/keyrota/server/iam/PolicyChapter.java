package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.attachGroupPolicy;
import static io.keyrota.models.iam.IamModel.attachUserPolicy;
import static io.keyrota.models.iam.IamModel.deleteGroupPolicy;
import static io.keyrota.models.iam.IamModel.deleteUserPolicy;
import static io.keyrota.models.iam.IamModel.detachGroupPolicy;
import static io.keyrota.models.iam.IamModel.detachUserPolicy;
import static io.keyrota.models.iam.IamModel.getGroupPolicy;
import static io.keyrota.models.iam.IamModel.getUserPolicy;
import static io.keyrota.models.iam.IamModel.listAttachedGroupPolicies;
import static io.keyrota.models.iam.IamModel.listAttachedUserPolicies;
import static io.keyrota.models.iam.IamModel.listGroupPolicies;
import static io.keyrota.models.iam.IamModel.listUserPolicies;
import static io.keyrota.models.iam.IamModel.putGroupPolicy;
import static io.keyrota.models.iam.IamModel.putUserPolicy;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** The policies that hang on users and groups: a part of IAM's table of contents. */
final class PolicyChapter {

  private PolicyChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(putUserPolicy(), new PutUserPolicy(quotas))
        .with(getUserPolicy(), new GetUserPolicy())
        .with(deleteUserPolicy(), new DeleteUserPolicy())
        .with(listUserPolicies(), new ListUserPolicies())
        .with(attachUserPolicy(), new AttachUserPolicy(quotas))
        .with(detachUserPolicy(), new DetachUserPolicy())
        .with(listAttachedUserPolicies(), new ListAttachedUserPolicies())
        .with(putGroupPolicy(), new PutGroupPolicy(quotas))
        .with(getGroupPolicy(), new GetGroupPolicy())
        .with(deleteGroupPolicy(), new DeleteGroupPolicy())
        .with(listGroupPolicies(), new ListGroupPolicies())
        .with(attachGroupPolicy(), new AttachGroupPolicy(quotas))
        .with(detachGroupPolicy(), new DetachGroupPolicy())
        .with(listAttachedGroupPolicies(), new ListAttachedGroupPolicies());
  }
}
