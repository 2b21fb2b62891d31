package io.keyrota.server.iam;

import io.keyrota.models.iam.IamModel;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;

/**
 * The operations on what an organization manages centrally: a part of IAM's table of contents. No
 * account here belongs to an organization, and each of them says so; nor is there a report on one.
 */
final class OrganizationChapter {
  private static final String MISSING = "there are no organizations";

  private OrganizationChapter() {}

  static void into(Api api) {
    api.with(
            IamModel.enableOrganizationsRootCredentialsManagement(),
            refused("EnableOrganizationsRootCredentialsManagement"),
            MISSING)
        .with(
            IamModel.disableOrganizationsRootCredentialsManagement(),
            refused("DisableOrganizationsRootCredentialsManagement"),
            MISSING)
        .with(
            IamModel.enableOrganizationsRootSessions(),
            refused("EnableOrganizationsRootSessions"),
            MISSING)
        .with(
            IamModel.disableOrganizationsRootSessions(),
            refused("DisableOrganizationsRootSessions"),
            MISSING)
        .with(IamModel.listOrganizationsFeatures(), refused("ListOrganizationsFeatures"), MISSING)
        .with(
            IamModel.generateOrganizationsAccessReport(),
            (request, input, seen) ->
                Prepared.of(
                    Permission.of("iam:GenerateOrganizationsAccessReport", "*"),
                    call -> {
                      throw new Refusal(
                          "AccessDenied",
                          "Account "
                              + request.account()
                              + " is not the management account of an organization.");
                    }),
            MISSING)
        .with(
            IamModel.getOrganizationsAccessReport(),
            (request, input, seen) ->
                Prepared.of(
                    Permission.of("iam:GetOrganizationsAccessReport", "*"),
                    call -> {
                      throw JobOwner.missing(input.jobId());
                    }),
            MISSING);
  }

  private static <I extends Record, O extends Record> Operation<I, O> refused(String name) {
    return (request, input, seen) ->
        Prepared.of(
            Permission.of("iam:" + name, "*"),
            call -> {
              throw new Refusal(
                  "OrganizationNotFoundException",
                  "The request was rejected because no organization is associated with your"
                      + " account.");
            });
  }
}
