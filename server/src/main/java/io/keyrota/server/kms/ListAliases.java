package io.keyrota.server.kms;

import io.keyrota.models.kms.AliasListEntry;
import io.keyrota.models.kms.ListAliasesRequest;
import io.keyrota.models.kms.ListAliasesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lists the aliases of the account and region, or of one key, by name. Those that AWS has set aside
 * for its services are among the former, without a key where none is behind them yet.
 */
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
          KmsPage<AliasListEntry> page =
              PAGES.of(
                  input.limit(),
                  input.marker(),
                  entry -> Objects.requireNonNull(entry.aliasName()),
                  (after, limit) ->
                      key.isPresent()
                          ? entries(
                              seen.ofOwner(
                                  AliasTable.TABLE, place, key.get().id().text(), after, limit))
                          : all(place, seen, after, limit));
          return Outcome.of(new ListAliasesResponse(page.items(), page.next(), page.truncated()));
        });
  }

  private static List<AliasListEntry> all(Place place, Snapshot seen, String after, int limit) {
    SortedMap<String, AliasListEntry> found = new TreeMap<>();
    for (String name : ManagedKeys.aliasNames()) {
      if (name.compareTo(after) > 0) {
        String arn = KmsArn.alias(place.account(), place.region(), name);
        found.put(name, new AliasListEntry(name, arn, null, null, null));
      }
    }
    // Whatever stands in the table beyond these stands beyond the limit too.
    for (AliasListEntry entry : entries(seen.page(AliasTable.TABLE, place, after, limit))) {
      found.put(Objects.requireNonNull(entry.aliasName()), entry);
    }
    return found.values().stream().limit(limit).toList();
  }

  private static List<AliasListEntry> entries(List<Row<KeyAlias>> rows) {
    return rows.stream().map(row -> entry(row.value())).toList();
  }

  private static AliasListEntry entry(KeyAlias alias) {
    return new AliasListEntry(
        alias.name(), alias.arn(), alias.target().text(), alias.created(), alias.updated());
  }
}
