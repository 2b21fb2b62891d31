package io.keyrota.server.iam;

import io.keyrota.models.iam.EntityDetails;
import io.keyrota.models.iam.GetServiceLastAccessedDetailsWithEntitiesRequest;
import io.keyrota.models.iam.GetServiceLastAccessedDetailsWithEntitiesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Shows the users and roles that could have used a service by what a report is about. */
final class GetServiceLastAccessedDetailsWithEntities
    implements Operation<
            GetServiceLastAccessedDetailsWithEntitiesRequest,
            GetServiceLastAccessedDetailsWithEntitiesResponse>,
        MayWait {
  private final KeyUses uses;

  GetServiceLastAccessedDetailsWithEntities(KeyUses uses) {
    this.uses = uses;
  }

  @Override
  public Prepared<GetServiceLastAccessedDetailsWithEntitiesResponse> prepare(
      Request request, GetServiceLastAccessedDetailsWithEntitiesRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GetServiceLastAccessedDetailsWithEntities", "*"),
        call -> {
          AccessReport report = JobOwner.need(call, input.jobId(), seen);
          Page<EntityDetails> page =
              Page.of(
                  "GetServiceLastAccessedDetailsWithEntities",
                  AccessFindings.of(AccessSubject.of(request, report.arn()), uses, call.now(), seen)
                      .entities(input.serviceNamespace()),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new GetServiceLastAccessedDetailsWithEntitiesResponse(
                  "COMPLETED",
                  report.created(),
                  report.created(),
                  page.items(),
                  page.truncated(),
                  page.marker().orElse(null),
                  null));
        });
  }
}
