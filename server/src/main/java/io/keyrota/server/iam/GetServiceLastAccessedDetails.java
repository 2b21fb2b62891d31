package io.keyrota.server.iam;

import io.keyrota.models.iam.GetServiceLastAccessedDetailsRequest;
import io.keyrota.models.iam.GetServiceLastAccessedDetailsResponse;
import io.keyrota.models.iam.ServiceLastAccessed;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Shows the services that policies give, and when each was last used. */
final class GetServiceLastAccessedDetails
    implements Operation<
            GetServiceLastAccessedDetailsRequest, GetServiceLastAccessedDetailsResponse>,
        MayWait {
  private final KeyUses uses;

  GetServiceLastAccessedDetails(KeyUses uses) {
    this.uses = uses;
  }

  @Override
  public Prepared<GetServiceLastAccessedDetailsResponse> prepare(
      Request request, GetServiceLastAccessedDetailsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GetServiceLastAccessedDetails", "*"),
        call -> {
          AccessReport report = JobOwner.need(call, input.jobId(), seen);
          Page<ServiceLastAccessed> page =
              Page.of(
                  "GetServiceLastAccessedDetails",
                  AccessFindings.of(AccessSubject.of(request, report.arn()), uses, call.now(), seen)
                      .services(report.byAction()),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new GetServiceLastAccessedDetailsResponse(
                  "COMPLETED",
                  report.byAction() ? "ACTION_LEVEL" : "SERVICE_LEVEL",
                  report.created(),
                  page.items(),
                  report.created(),
                  page.truncated(),
                  page.marker().orElse(null),
                  null));
        });
  }
}
