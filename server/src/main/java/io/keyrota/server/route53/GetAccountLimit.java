package io.keyrota.server.route53;

import io.keyrota.models.route53.AccountLimit;
import io.keyrota.models.route53.GetAccountLimitRequest;
import io.keyrota.models.route53.GetAccountLimitResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells how much of something an account may have, and how much it has. */
final class GetAccountLimit implements Operation<GetAccountLimitRequest, GetAccountLimitResponse> {
  private static final String HOSTED_ZONES = "MAX_HOSTED_ZONES_BY_OWNER";

  @Override
  public Prepared<GetAccountLimitResponse> prepare(
      Request request, GetAccountLimitRequest input, Snapshot seen) {
    // Of health checks, delegation sets and traffic policies nobody can have any here.
    boolean zones = input.type().equals(HOSTED_ZONES);
    return Prepared.of(
        Permission.of("route53:GetAccountLimit", "*"),
        call ->
            Outcome.of(
                new GetAccountLimitResponse(
                    new AccountLimit(input.type(), zones ? (long) Route53Limits.HOSTED_ZONES : 0L),
                    zones ? ZoneCountTable.of(request.account(), seen) : 0L)));
  }
}
