package io.keyrota.server.kms;

import io.keyrota.models.kms.AliasListEntry;
import io.keyrota.models.kms.ListAliasesRequest;
import io.keyrota.models.kms.ListAliasesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Lists the aliases of the account and region, or of one key, by name. */
final class ListAliases implements Operation<ListAliasesRequest, ListAliasesResponse> {
  private static final Pages PAGES = new Pages("ListAliases", 50, 100);

  @Override
  public Prepared<ListAliasesResponse> prepare(
      Request request, ListAliasesRequest input, Snapshot seen) {
    Optional<NamedKey> named =
        Optional.ofNullable(input.keyId())
            .map(keyId -> NamedKey.of(request, keyId, KeyOperation.LIST_ALIASES, seen));
    return Prepared.of(
        Permission.of("kms:ListAliases", "*"),
        call -> {
          Place place = new Place(request.account(), request.region());
          Optional<KmsKey> key = named.map(it -> it.need(call).key());
          KmsPage<KeyAlias> page =
              PAGES.of(
                  input.limit(),
                  input.marker(),
                  (after, limit) ->
                      key.isPresent()
                          ? seen.ofOwner(
                              AliasTable.TABLE, place, key.get().id().text(), after, limit)
                          : seen.page(AliasTable.TABLE, place, after, limit));
          return Outcome.of(
              new ListAliasesResponse(
                  page.answered(ListAliases::entry), page.next(), page.truncated()));
        });
  }

  private static AliasListEntry entry(KeyAlias alias) {
    return new AliasListEntry(
        alias.name(), alias.arn(), alias.target().text(), alias.created(), alias.updated());
  }
}
