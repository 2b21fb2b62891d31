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

/**
 * Lists the grants of a region that a principal of the account may retire, by id. What the
 * permission is on is that principal.
 */
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
    List<String> names = names(request, input, seen);
    return Prepared.of(
        Permission.of("kms:ListRetirableGrants", resource(names)),
        call -> {
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

  /** The principal's ARN; a service has none, nor has who is gone. */
  private static String resource(List<String> names) {
    return names.stream().filter(name -> name.startsWith("arn:")).findFirst().orElse("*");
  }

  private List<String> names(Request request, ListRetirableGrantsRequest input, Snapshot seen) {
    if ((input.retiringPrincipal() == null) == (input.retiringServicePrincipal() == null)) {
      throw KmsRefusal.validation(
          "You must specify either RetiringPrincipal or RetiringServicePrincipal, but not both.");
    }
    CommonParameters.needService(
        request, "RetiringServicePrincipal", input.retiringServicePrincipal());
    String principal = input.retiringPrincipal();
    if (principal == null) {
      return List.of(Objects.requireNonNull(input.retiringServicePrincipal()));
    }
    if (!RetirableGrant.home(principal, request.account()).equals(request.account())) {
      throw KmsRefusal.crossAccount(request.caller().arn(), "kms:ListRetirableGrants");
    }
    return GrantAnswer.names(principal, request.account(), principals, seen);
  }
}
