package io.keyrota.server.kms;

import io.keyrota.models.kms.AliasListEntry;
import io.keyrota.models.kms.ListAliasesRequest;
import io.keyrota.models.kms.ListAliasesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Marker;
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
              key.isPresent()
                  ? ofKey(key.get(), input, place, seen)
                  : all(request, input, place, seen);
          return Outcome.of(new ListAliasesResponse(page.items(), page.next(), page.truncated()));
        });
  }

  private static KmsPage<AliasListEntry> ofKey(
      KmsKey key, ListAliasesRequest input, Place place, Snapshot seen) {
    KmsPage<KeyAlias> page =
        PAGES.of(
            input.limit(),
            input.marker(),
            (after, limit) -> seen.ofOwner(AliasTable.TABLE, place, key.id().text(), after, limit));
    return new KmsPage<>(page.answered(ListAliases::entry), page.next());
  }

  private static KmsPage<AliasListEntry> all(
      Request request, ListAliasesRequest input, Place place, Snapshot seen) {
    int size = PAGES.size(input.limit());
    String after = PAGES.position(input.marker());
    SortedMap<String, AliasListEntry> found = new TreeMap<>();
    for (String name : ManagedKeys.aliasNames()) {
      if (name.compareTo(after) > 0) {
        String arn = KmsArn.alias(request.account(), request.region(), name);
        found.put(name, new AliasListEntry(name, arn, null, null, null));
      }
    }
    // Whatever stands in the table beyond these stands beyond the page too.
    for (Row<KeyAlias> row : seen.page(AliasTable.TABLE, place, after, size + 1)) {
      found.put(row.value().name(), entry(row.value()));
    }
    List<String> names = found.keySet().stream().limit(size).toList();
    return new KmsPage<>(
        found.values().stream().limit(size).toList(),
        found.size() > size ? Marker.of(PAGES.list(), names.getLast()) : null);
  }

  private static AliasListEntry entry(KeyAlias alias) {
    return new AliasListEntry(
        alias.name(), alias.arn(), alias.target().text(), alias.created(), alias.updated());
  }
}
