package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.generateServiceLastAccessedDetails;
import static io.keyrota.models.iam.IamModel.getServiceLastAccessedDetails;
import static io.keyrota.models.iam.IamModel.getServiceLastAccessedDetailsWithEntities;
import static io.keyrota.models.iam.IamModel.listPoliciesGrantingServiceAccess;

import io.keyrota.server.aws.Api;

/** What policies give and what of it is used: a part of IAM's table of contents. */
final class AccessChapter {
  private static final String SERVICES = "of the services of this server alone";

  private AccessChapter() {}

  static void into(Api api, KeyUses uses) {
    api.with(generateServiceLastAccessedDetails(), new GenerateServiceLastAccessedDetails())
        .with(getServiceLastAccessedDetails(), new GetServiceLastAccessedDetails(uses), SERVICES)
        .with(
            getServiceLastAccessedDetailsWithEntities(),
            new GetServiceLastAccessedDetailsWithEntities(uses),
            SERVICES)
        .with(listPoliciesGrantingServiceAccess(), new ListPoliciesGrantingServiceAccess());
  }
}
