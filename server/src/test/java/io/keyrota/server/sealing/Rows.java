package io.keyrota.server.sealing;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows in memory, kept as documents: what the keyring sees of a store. */
final class Rows implements Snapshot {
  final Map<Identity, Document> documents = new HashMap<>();

  void apply(List<Change> changes) {
    for (Change change : changes) {
      switch (change) {
        case Change.Put<?> put -> put(put);
        case Change.Remove remove -> documents.remove(remove.identity());
      }
    }
  }

  private <R extends Record> void put(Change.Put<R> put) {
    documents.put(put.identity(), put.table().write(put.row()));
  }

  @Override
  public <R extends Record> Optional<Row<R>> row(Table<R> table, Place place, String id) {
    Identity identity = new Identity(place, table.kind(), id);
    return Optional.ofNullable(documents.get(identity))
        .map(document -> new Row<>(identity, 1, table.read(table.format(), document)));
  }

  @Override
  public void supposeNone(Table<?> table, Place place, String id) {}

  @Override
  public <R extends Record> List<Row<R>> page(
      Table<R> table, Place place, String afterId, int limit) {
    List<Identity> ids =
        documents.keySet().stream()
            .filter(i -> i.place().equals(place) && i.kind().equals(table.kind()))
            .filter(i -> i.id().compareTo(afterId) > 0)
            .sorted((one, other) -> one.id().compareTo(other.id()))
            .limit(limit)
            .toList();
    List<Row<R>> rows = new ArrayList<>();
    for (Identity id : ids) {
      row(table, place, id.id()).ifPresent(rows::add);
    }
    return rows;
  }

  @Override
  public <R extends Record> Optional<Row<R>> byHandle(Table<R> table, String handle) {
    return Optional.empty();
  }

  @Override
  public <R extends Record> List<Row<R>> ofOwner(
      Table<R> table, Place place, String owner, String afterId, int limit) {
    return List.of();
  }
}
