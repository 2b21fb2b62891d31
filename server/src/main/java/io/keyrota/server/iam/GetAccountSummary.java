package io.keyrota.server.iam;

import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetAccountSummaryResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.AccountSummary;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** What the account holds in IAM, and its quotas. */
final class GetAccountSummary
    implements Operation<GetAccountSummaryRequest, GetAccountSummaryResponse> {
  private final IamQuotas quotas;

  GetAccountSummary(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<GetAccountSummaryResponse> prepare(
      Request request, GetAccountSummaryRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GetAccountSummary", "*"),
        call ->
            Outcome.of(
                new GetAccountSummaryResponse(
                    AccountSummary.of(
                        HoldingsTable.of(request.account(), seen),
                        UserCredentialsTable.of(request.account(), AccessKey.ROOT, seen),
                        TokenVersionTable.of(request.account(), seen),
                        quotas))));
  }
}
