package io.keyrota.server.iam;

import io.keyrota.models.iam.GetCredentialReportRequest;
import io.keyrota.models.iam.GetCredentialReportResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.CredentialReport;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Hands out the account's last credential report, as CSV, while it is younger than four hours. */
final class GetCredentialReport
    implements Operation<GetCredentialReportRequest, GetCredentialReportResponse> {

  @Override
  public Prepared<GetCredentialReportResponse> prepare(
      Request request, GetCredentialReportRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GetCredentialReport", "*"),
        call -> {
          CredentialReport report =
              CredentialReportTable.find(request.account(), seen)
                  .orElseThrow(
                      () ->
                          new Refusal(
                              "ReportNotPresent",
                              "No credential report exists. Call GenerateCredentialReport first."));
          if (report.expired(call.now())) {
            throw new Refusal(
                "ReportExpired",
                "The credential report has expired. Call GenerateCredentialReport for a new one.");
          }
          return Outcome.of(
              new GetCredentialReportResponse(
                  Blob.of(report.content()), "text/csv", report.generated()));
        });
  }
}
