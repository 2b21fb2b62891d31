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
  @Override
  public Prepared<GetAccountLimitResponse> prepare(
      Request request, GetAccountLimitRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("route53:GetAccountLimit", "*"),
        call ->
            switch (input.type()) {
              case "MAX_HOSTED_ZONES_BY_OWNER" ->
                  told(
                      input.type(),
                      Route53Limits.HOSTED_ZONES,
                      ZoneCountTable.of(request.account(), seen));
              case "MAX_REUSABLE_DELEGATION_SETS_BY_OWNER" ->
                  told(
                      input.type(),
                      Route53Limits.DELEGATION_SETS,
                      DelegationSetTable.from(request.account(), "", seen).size());
              // Of health checks and traffic policies nobody can have any here.
              default -> told(input.type(), 0, 0);
            });
  }

  private static Outcome<GetAccountLimitResponse> told(String type, long most, long has) {
    return Outcome.of(new GetAccountLimitResponse(new AccountLimit(type, most), has));
  }
}
