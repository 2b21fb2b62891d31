package io.keyrota.server.kms;

import io.keyrota.models.kms.ListGrantsRequest;
import io.keyrota.models.kms.ListGrantsResponse;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists the grants on a key, by id, those of one grantee where one is given. */
final class ListGrants implements Operation<ListGrantsRequest, ListGrantsResponse> {
  private static final Pages PAGES = new Pages("ListGrants", 50, 100);

  private final PolicyPrincipals principals;

  ListGrants(PolicyPrincipals principals) {
    this.principals = principals;
  }

  @Override
  public Prepared<ListGrantsResponse> prepare(
      Request request, ListGrantsRequest input, Snapshot seen) {
    needFilters(request, input);
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.LIST_GRANTS, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          KmsKey key = named.need(call).key();
          Predicate<Grant> matches = matching(request, input, seen);
          KmsPage<Grant> page =
              input.grantId() == null
                  ? page(key, input, matches, seen)
                  : new KmsPage<>(
                      GrantTable.find(key.account(), key.region(), input.grantId(), seen)
                          .filter(grant -> grant.key().equals(key.id()))
                          .filter(matches)
                          .stream()
                          .toList(),
                      null);
          return Outcome.of(
                  new ListGrantsResponse(
                      page.answered(grant -> GrantAnswer.entry(grant, principals, seen)),
                      page.next(),
                      page.truncated()))
              .noting(UsedKey.of(key));
        });
  }

  private static void needFilters(Request request, ListGrantsRequest input) {
    if (input.granteePrincipal() != null && input.granteeServicePrincipal() != null) {
      throw KmsRefusal.validation(
          "You can specify either GranteePrincipal or GranteeServicePrincipal, but not both.");
    }
    CommonParameters.needService(
        request, "GranteeServicePrincipal", input.granteeServicePrincipal());
    if (input.grantId() != null) {
      Grant.needId(input.grantId());
    }
  }

  /** With a grantee, pages are of all grants that were looked at: some may be short or empty. */
  private static KmsPage<Grant> page(
      KmsKey key, ListGrantsRequest input, Predicate<Grant> matches, Snapshot seen) {
    KmsPage<Grant> page =
        PAGES.of(
            input.limit(),
            input.marker(),
            (after, limit) ->
                seen.ofOwner(GrantTable.TABLE, KeyTable.place(key), key.id().text(), after, limit));
    return new KmsPage<>(page.items().stream().filter(matches).toList(), page.next());
  }

  private Predicate<Grant> matching(Request request, ListGrantsRequest input, Snapshot seen) {
    String grantee = input.granteePrincipal();
    String service = input.granteeServicePrincipal();
    List<String> wanted =
        grantee == null
            ? List.of()
            : GrantAnswer.names(grantee, request.account(), principals, seen);
    return grant ->
        (grantee == null || grant.terms().grantee().map(wanted::contains).orElse(false))
            && (service == null || grant.terms().granteeService().equals(Optional.of(service)));
  }
}
