package io.keyrota.server.kms;

import io.keyrota.models.kms.ListGrantsRequest;
import io.keyrota.models.kms.ListGrantsResponse;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the grants on a key, by id, those of one grantee where one is given. */
final class ListGrants implements Operation<ListGrantsRequest, ListGrantsResponse> {
  private static final Pages PAGES = new Pages("ListGrants", 50, 100);

  @Override
  public Prepared<ListGrantsResponse> prepare(
      Request request, ListGrantsRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.LIST_GRANTS, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          KmsKey key = named.need(call).key();
          KmsPage<Grant> page =
              input.grantId() == null
                  ? page(key, input, seen)
                  : new KmsPage<>(
                      GrantTable.find(key.account(), key.region(), input.grantId(), seen)
                          .filter(grant -> grant.key().equals(key.id()) && matches(grant, input))
                          .stream()
                          .toList(),
                      null);
          return Outcome.of(
              new ListGrantsResponse(
                  page.answered(GrantAnswer::entry), page.next(), page.truncated()));
        });
  }

  /** With a grantee, pages are of all grants that were looked at: some may be short or empty. */
  private static KmsPage<Grant> page(KmsKey key, ListGrantsRequest input, Snapshot seen) {
    KmsPage<Grant> page =
        PAGES.of(
            input.limit(),
            input.marker(),
            (after, limit) ->
                seen.ofOwner(GrantTable.TABLE, KeyTable.place(key), key.id().text(), after, limit));
    return new KmsPage<>(
        page.items().stream().filter(grant -> matches(grant, input)).toList(), page.next());
  }

  private static boolean matches(Grant grant, ListGrantsRequest input) {
    return is(input.granteePrincipal(), grant.terms().grantee())
        && is(input.granteeServicePrincipal(), grant.terms().granteeService());
  }

  private static boolean is(@Nullable String wanted, Optional<String> there) {
    return wanted == null || there.equals(Optional.of(wanted));
  }
}
