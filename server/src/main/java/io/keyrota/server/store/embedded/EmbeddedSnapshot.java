package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.Optional;

/** A look at the embedded store that remembers what it saw. */
final class EmbeddedSnapshot implements Snapshot {
  private final Looks looks;
  private final Seen seen = new Seen();

  EmbeddedSnapshot(Looks looks) {
    this.looks = looks;
  }

  Seen seen() {
    return seen;
  }

  @Override
  public void needTime() {
    looks.needTime();
  }

  @Override
  public <R extends Record> Optional<Row<R>> row(Table<R> table, Place place, String id) {
    Identity identity = new Identity(place, table.kind(), id);
    Optional<Row<R>> row = looks.row(table, identity);
    if (row.isPresent()) {
      seen.row(identity, row.get().revision());
    } else if (Columns.isStorable(id)) {
      seen.row(identity, 0);
    }
    return row;
  }

  @Override
  public void supposeNone(Table<?> table, Place place, String id) {
    seen.row(Columns.storable(new Identity(place, table.kind(), id)), 0);
  }

  @Override
  public <R extends Record> Optional<Row<R>> byHandle(Table<R> table, String handle) {
    Memory.Handle key = new Memory.Handle(table.kind(), handle);
    Optional<Row<R>> row = looks.byHandle(table, key);
    if (row.isPresent()) {
      seen.row(row.get().identity(), row.get().revision());
    } else if (Columns.isStorable(handle)) {
      seen.free(key);
    }
    return row;
  }

  @Override
  public <R extends Record> List<Row<R>> page(
      Table<R> table, Place place, String afterId, int limit) {
    return looks.page(table, place, Columns.floor(afterId), limit);
  }

  @Override
  public <R extends Record> List<Row<R>> ofOwner(
      Table<R> table, Place place, String owner, String afterId, int limit) {
    if (!Columns.isStorable(owner)) {
      return List.of();
    }
    Memory.Owner key = new Memory.Owner(place, table.kind(), owner);
    return looks.ofOwner(table, key, Columns.floor(afterId), limit);
  }
}
