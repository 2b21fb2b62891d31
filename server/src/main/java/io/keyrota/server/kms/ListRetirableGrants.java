package io.keyrota.server.kms;

import io.keyrota.models.kms.ListGrantsResponse;
import io.keyrota.models.kms.ListRetirableGrantsRequest;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;

/** Lists the grants of a region that a principal of the account may retire, by id. */
final class ListRetirableGrants
    implements Operation<ListRetirableGrantsRequest, ListGrantsResponse> {
  private static final Pages PAGES = new Pages("ListRetirableGrants", 50, 100);

  @Override
  public Prepared<ListGrantsResponse> prepare(
      Request request, ListRetirableGrantsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("kms:ListRetirableGrants", "*"),
        call -> {
          String principal = principal(input);
          KmsPage<RetirableGrant> page =
              PAGES.of(
                  input.limit(),
                  input.marker(),
                  (after, limit) ->
                      seen.ofOwner(
                          RetirableGrantTable.TABLE,
                          new Place(request.account(), request.region()),
                          principal,
                          after,
                          limit));
          return Outcome.of(
              new ListGrantsResponse(
                  page.items().stream()
                      .flatMap(
                          row ->
                              GrantTable.find(row.account(), row.region(), row.grantId(), seen)
                                  .stream())
                      .map(GrantAnswer::entry)
                      .toList(),
                  page.next(),
                  page.truncated()));
        });
  }

  private static String principal(ListRetirableGrantsRequest input) {
    if ((input.retiringPrincipal() == null) == (input.retiringServicePrincipal() == null)) {
      throw KmsRefusal.validation(
          "You must specify either RetiringPrincipal or RetiringServicePrincipal, but not both.");
    }
    String service = input.retiringServicePrincipal();
    return service == null
        ? GrantAnswer.principal(input.retiringPrincipal()).orElseThrow()
        : service;
  }
}
