package io.keyrota.server.kms;

import io.keyrota.models.kms.ListGrantsResponse;
import io.keyrota.models.kms.ListRetirableGrantsRequest;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Lists the grants of a region that a principal of the account may retire, by id. */
final class ListRetirableGrants
    implements Operation<ListRetirableGrantsRequest, ListGrantsResponse> {
  private static final Pages PAGES = new Pages("ListRetirableGrants", 50, 100);

  private final PolicyPrincipals principals;

  ListRetirableGrants(PolicyPrincipals principals) {
    this.principals = principals;
  }

  @Override
  public Prepared<ListGrantsResponse> prepare(
      Request request, ListRetirableGrantsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("kms:ListRetirableGrants", "*"),
        call -> {
          List<String> names = names(request, input, seen);
          Place place = new Place(request.account(), request.region());
          KmsPage<RetirableGrant> page =
              PAGES.of(
                  input.limit(),
                  input.marker(),
                  (after, limit) ->
                      names.stream()
                          .flatMap(
                              name ->
                                  seen
                                      .ofOwner(RetirableGrantTable.TABLE, place, name, after, limit)
                                      .stream())
                          .sorted(Comparator.comparing(row -> row.identity().id()))
                          .limit(limit)
                          .toList());
          return Outcome.of(
              new ListGrantsResponse(
                  page.items().stream()
                      .flatMap(
                          row ->
                              GrantTable.find(row.account(), row.region(), row.grantId(), seen)
                                  .stream())
                      .map(grant -> GrantAnswer.entry(grant, principals, seen))
                      .toList(),
                  page.next(),
                  page.truncated()));
        });
  }

  private List<String> names(Request request, ListRetirableGrantsRequest input, Snapshot seen) {
    if ((input.retiringPrincipal() == null) == (input.retiringServicePrincipal() == null)) {
      throw KmsRefusal.validation(
          "You must specify either RetiringPrincipal or RetiringServicePrincipal, but not both.");
    }
    String service = input.retiringServicePrincipal();
    return service == null
        ? GrantAnswer.names(
            Objects.requireNonNull(input.retiringPrincipal()), request.account(), principals, seen)
        : List.of(service);
  }
}
