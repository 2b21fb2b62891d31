package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.getAccountAuthorizationDetails;

import io.keyrota.server.aws.Api;

/** Reports of the whole account: a part of IAM's table of contents. */
final class ReportChapter {

  private ReportChapter() {}

  static void into(Api api, KeyUses uses) {
    api.with(getAccountAuthorizationDetails(), new GetAccountAuthorizationDetails(uses));
  }
}
