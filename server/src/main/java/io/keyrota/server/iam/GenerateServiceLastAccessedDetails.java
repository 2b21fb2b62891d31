package io.keyrota.server.iam;

import io.keyrota.models.iam.GenerateServiceLastAccessedDetailsRequest;
import io.keyrota.models.iam.GenerateServiceLastAccessedDetailsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Asks for a report of when a user, group, role or policy was last used, and for what. */
final class GenerateServiceLastAccessedDetails
    implements Operation<
            GenerateServiceLastAccessedDetailsRequest, GenerateServiceLastAccessedDetailsResponse>,
        MayWait {
  @Override
  public Prepared<GenerateServiceLastAccessedDetailsResponse> prepare(
      Request request, GenerateServiceLastAccessedDetailsRequest input, Snapshot seen) {
    AccessSubject subject = AccessSubject.of(request, input.arn());
    return Prepared.of(
        Permission.of("iam:GenerateServiceLastAccessedDetails", subject.arn()),
        call -> {
          var _ = subject.entities(seen);
          AccessReport report =
              new AccessReport(
                  RandomUuid.of(call.entropy().bytes(RandomUuid.BYTES)).toString(),
                  subject.arn(),
                  "ACTION_LEVEL".equals(input.granularity()),
                  call.now(),
                  JobOwner.of(request.caller()));
          return new Outcome<>(
              new GenerateServiceLastAccessedDetailsResponse(report.id()),
              AccessReportTable.put(request.account(), report, call.now(), seen));
        });
  }
}
