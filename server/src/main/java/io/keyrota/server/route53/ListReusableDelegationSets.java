package io.keyrota.server.route53;

import io.keyrota.models.route53.ListReusableDelegationSetsRequest;
import io.keyrota.models.route53.ListReusableDelegationSetsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;

/** Lists the account's reusable delegation sets by id. */
final class ListReusableDelegationSets
    implements Operation<ListReusableDelegationSetsRequest, ListReusableDelegationSetsResponse> {
  private static final int MOST = 100;

  @Override
  public Prepared<ListReusableDelegationSetsResponse> prepare(
      Request request, ListReusableDelegationSetsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("route53:ListReusableDelegationSets", "*"),
        call -> {
          int size = Pages.size(input.maxItems(), MOST);
          String marker = Objects.requireNonNullElse(input.marker(), "");
          List<ReusableDelegationSet> sets =
              DelegationSetTable.from(
                  request.account(), marker.isEmpty() ? "" : Ids.bare(marker), seen);
          boolean more = sets.size() > size;
          return Outcome.of(
              new ListReusableDelegationSetsResponse(
                  sets.stream().limit(size).map(Answers::delegation).toList(),
                  marker,
                  more,
                  more ? sets.get(size).id() : null,
                  Integer.toString(size)));
        });
  }
}
