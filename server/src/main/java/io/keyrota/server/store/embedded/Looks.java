package io.keyrota.server.store.embedded;

import io.keyrota.server.store.CodePointOrder;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads: from memory, or from the database by way of who is asked. */
final class Looks {
  private final Memory memory;
  private final Questions disk;
  private final Health health;

  Looks(Memory memory, Questions disk, Health health) {
    this.memory = memory;
    this.disk = disk;
    this.health = health;
  }

  void needTime() {
    disk.needTime();
  }

  <R extends Record> Optional<Row<R>> row(Table<R> table, Identity identity) {
    health.check();
    Memory.Known known = memory.rows.get(identity);
    if (known != null) {
      Row<?> row = known.row();
      return row == null ? Optional.empty() : Optional.of(typed(row));
    }
    int stamp = memory.rows.stamp(identity);
    Optional<Row<R>> found =
        disk.ask(reading -> reading.row(identity)).map(raw -> raw.decode(table));
    memory.rows.fill(identity, known(table, found), stamp);
    return found;
  }

  <R extends Record> Optional<Row<R>> byHandle(Table<R> table, Memory.Handle handle) {
    health.check();
    Optional<Identity> known = memory.handles.get(handle);
    if (known != null && known.isEmpty()) {
      return Optional.empty();
    }
    if (known != null) {
      Optional<Row<R>> row = row(table, known.get());
      // Handle and row are published one after the other: between, ask the database.
      if (row.isPresent() && handle.handle().equals(table.handle(row.get().value()))) {
        return row;
      }
    }
    int stamp = memory.handles.stamp(handle);
    Optional<Row<R>> found =
        disk.ask(reading -> reading.byHandle(handle.kind(), handle.handle()))
            .map(raw -> raw.decode(table));
    memory.handles.fill(handle, found.map(Row::identity), stamp);
    return found;
  }

  <R extends Record> List<Row<R>> page(Table<R> table, Place place, String afterId, int limit) {
    return rows(table, disk.ask(reading -> reading.page(place, table.kind(), afterId, limit)));
  }

  <R extends Record> List<Row<R>> ofOwner(
      Table<R> table, Memory.Owner owner, String afterId, int limit) {
    health.check();
    Memory.Owned owned = memory.owned.get(owner);
    if (owned == null) {
      int stamp = memory.owned.stamp(owner);
      List<Row<R>> all = ofOwnerOnDisk(table, owner, "", Memory.FEW + 1);
      owned =
          all.size() > Memory.FEW ? Memory.Owned.MANY : new Memory.Owned(false, List.copyOf(all));
      memory.owned.fill(owner, owned, stamp);
    }
    if (owned.many()) {
      return ofOwnerOnDisk(table, owner, afterId, limit);
    }
    List<Row<R>> page = new ArrayList<>();
    for (Row<?> row : owned.rows()) {
      if (page.size() < limit
          && CodePointOrder.INSTANCE.compare(row.identity().id(), afterId) > 0) {
        page.add(typed(row));
      }
    }
    return page;
  }

  private <R extends Record> List<Row<R>> ofOwnerOnDisk(
      Table<R> table, Memory.Owner owner, String afterId, int limit) {
    return rows(
        table,
        disk.ask(
            reading ->
                reading.ofOwner(owner.place(), owner.kind(), owner.owner(), afterId, limit)));
  }

  private <R extends Record> List<Row<R>> rows(Table<R> table, List<Raw> raws) {
    List<Row<R>> rows = new ArrayList<>(raws.size());
    for (Raw raw : raws) {
      rows.add(known(table, raw));
    }
    return List.copyOf(rows);
  }

  /** A row that is in memory as the database gave it need not be decoded again. */
  private <R extends Record> Row<R> known(Table<R> table, Raw raw) {
    Memory.Known known = memory.rows.get(raw.identity());
    Row<?> row = known == null ? null : known.row();
    return row != null && row.revision() == raw.revision() ? typed(row) : raw.decode(table);
  }

  private static <R extends Record> Memory.Known known(Table<R> table, Optional<Row<R>> found) {
    if (found.isEmpty()) {
      return Memory.Known.ABSENT;
    }
    Row<R> row = found.get();
    R value = row.value();
    return new Memory.Known(
        row, new Current(row.revision(), table.owner(value), table.handle(value)));
  }

  /** A kind has one table, so a row that was kept under the table's kind is of its type. */
  @SuppressWarnings("unchecked")
  private static <R extends Record> Row<R> typed(Row<?> row) {
    return (Row<R>) row;
  }
}
