package io.keyrota.server.iam;

import io.keyrota.models.iam.GenerateCredentialReportRequest;
import io.keyrota.models.iam.GenerateCredentialReportResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.CredentialReport;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * Makes the account's credential report unless there is one younger than four hours. It is made at
 * once, and yet the answer is STARTED, the next one COMPLETE: clients ask until they read that.
 */
final class GenerateCredentialReport
    implements Operation<GenerateCredentialReportRequest, GenerateCredentialReportResponse>,
        MayWait {
  private final KeyUses uses;

  GenerateCredentialReport(KeyUses uses) {
    this.uses = uses;
  }

  @Override
  public Prepared<GenerateCredentialReportResponse> prepare(
      Request request, GenerateCredentialReportRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GenerateCredentialReport", "*"),
        call -> {
          Optional<CredentialReport> last = CredentialReportTable.find(request.account(), seen);
          if (last.isPresent() && !last.get().expired(call.now())) {
            return Outcome.of(new GenerateCredentialReportResponse("COMPLETE", null));
          }
          CredentialReport made =
              CredentialReport.of(call.now(), new ReportRows(request.account(), uses, seen).all());
          return Outcome.of(
              new GenerateCredentialReportResponse(
                  "STARTED", "No report exists. Starting a new report generation task"),
              CredentialReportTable.put(request.account(), made));
        });
  }
}
