package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.ListQuotasRequest;
import io.keyrota.models.keyrota.ListQuotasResponse;
import io.keyrota.models.keyrota.Quota;
import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The quotas in force beside AWS's defaults. */
final class ListQuotas implements Operation<ListQuotasRequest, ListQuotasResponse> {
  private final IamQuotas quotas;
  private final KmsQuotas kmsQuotas;
  private final AcmQuotas acmQuotas;

  ListQuotas(IamQuotas quotas, KmsQuotas kmsQuotas, AcmQuotas acmQuotas) {
    this.quotas = quotas;
    this.kmsQuotas = kmsQuotas;
    this.acmQuotas = acmQuotas;
  }

  @Override
  public Prepared<ListQuotasResponse> prepare(
      Request request, ListQuotasRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:ListQuotas", "*"),
        call -> {
          List<Quota> all = new ArrayList<>();
          for (IamQuota quota : IamQuota.values()) {
            all.add(new Quota(quota.quotaName(), (long) quotas.of(quota), (long) quota.standard()));
          }
          for (KmsQuota quota : KmsQuota.values()) {
            all.add(
                new Quota(quota.quotaName(), (long) kmsQuotas.of(quota), (long) quota.standard()));
          }
          for (AcmQuota quota : AcmQuota.values()) {
            all.add(
                new Quota(quota.quotaName(), (long) acmQuotas.of(quota), (long) quota.standard()));
          }
          return Outcome.of(new ListQuotasResponse(all));
        });
  }
}
