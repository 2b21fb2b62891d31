package io.keyrota.server.store.embedded;

import io.keyrota.server.store.CodePointOrder;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads: from memory, or from the database by way of who is asked. */
final class Looks {
  private final Memory memory;
  private final Unsaved unsaved;
  private final Questions disk;
  private final Lists lists;
  private final Health health;

  /**
   * @param save has the unsaved changes brought into the database, if that can be
   */
  Looks(Memory memory, Unsaved unsaved, Questions disk, Runnable save, Health health) {
    this.memory = memory;
    this.unsaved = unsaved;
    this.disk = disk;
    this.lists = new Lists(memory, unsaved, disk, save);
    this.health = health;
  }

  void needTime() {
    disk.needTime();
  }

  /** Nothing for an id that no row can have, which the database might take for another. */
  <R extends Record> Optional<Row<R>> row(Table<R> table, Identity identity) {
    health.check();
    Memory.Known known = memory.rows.get(identity);
    if (known != null) {
      Row<?> row = known.row();
      return row == null ? Optional.empty() : Optional.of(typed(row));
    }
    if (!Columns.isStorable(identity.id())) {
      return Optional.empty();
    }
    int stamp = memory.rows.stamp(identity);
    Applied change = unsaved.get(identity);
    Optional<Row<R>> found =
        change == null
            ? disk.ask(reading -> reading.row(identity)).map(raw -> raw.decode(table))
            : Optional.ofNullable(change.row()).map(Looks::typed);
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
    if (!Columns.isStorable(handle.handle())) {
      return Optional.empty();
    }
    int stamp = memory.handles.stamp(handle);
    Optional<Identity> holder = unsaved.handles.get(handle);
    Optional<Row<R>> found = holder == null ? onDisk(table, handle) : row(table, holder);
    memory.handles.fill(handle, found.map(Row::identity), stamp);
    return found;
  }

  private <R extends Record> Optional<Row<R>> row(Table<R> table, Optional<Identity> identity) {
    return identity.isEmpty() ? Optional.empty() : row(table, identity.get());
  }

  private <R extends Record> Optional<Row<R>> onDisk(Table<R> table, Memory.Handle handle) {
    Optional<Raw> raw = disk.ask(reading -> reading.byHandle(handle.kind(), handle.handle()));
    if (raw.isPresent() && unsaved.get(raw.get().identity()) != null) {
      // Changed since, but for its handle.
      return row(table, raw.get().identity());
    }
    return raw.map(it -> it.decode(table));
  }

  <R extends Record> List<Row<R>> page(Table<R> table, Place place, String afterId, int limit) {
    health.check();
    if (limit > PageIds.MOST_ROWS) {
      needTime();
    }
    PageIds.Key key = new PageIds.Key(table.kind(), place, afterId, limit);
    List<Identity> ids = memory.pages.of(key);
    if (ids != null) {
      List<Row<R>> rows = new ArrayList<>(ids.size());
      for (Identity identity : ids) {
        row(table, identity).ifPresent(rows::add);
      }
      if (rows.size() == ids.size()) {
        return rows;
      }
      // One of them has gone since.
    }
    long comings = memory.pages.comings(table.kind());
    List<Row<R>> rows = lists.page(table, place, afterId, limit);
    memory.pages.keep(key, comings, rows.stream().map(Row::identity).toList());
    return rows;
  }

  <R extends Record> List<Row<R>> ofOwner(
      Table<R> table, Memory.Owner owner, String afterId, int limit) {
    health.check();
    Memory.Owned owned = memory.owned.get(owner);
    if (owned == null) {
      int stamp = memory.owned.stamp(owner);
      List<Row<R>> all = lists.ofOwner(table, owner, "", Memory.FEW + 1);
      owned =
          all.size() > Memory.FEW ? Memory.Owned.MANY : new Memory.Owned(false, List.copyOf(all));
      memory.owned.fill(owner, owned, stamp);
    }
    if (owned.many()) {
      return lists.ofOwner(table, owner, afterId, limit);
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

  /** The earliest due rows of the kinds. */
  List<Due> due(Collection<String> kinds, Instant upTo, int limit) {
    List<Due> all = new ArrayList<>();
    for (String kind : Set.copyOf(kinds)) {
      all.addAll(memory.due.of(kind, upTo, limit, lists::due));
    }
    return all.stream().sorted(Lists.EARLIEST_FIRST).limit(limit).toList();
  }

  private static <R extends Record> Memory.Known known(Table<R> table, Optional<Row<R>> found) {
    if (found.isEmpty()) {
      return Memory.Known.ABSENT;
    }
    Row<R> row = found.get();
    R value = row.value();
    Instant due = table.due(value);
    Long millis = due == null ? null : Columns.millis(due);
    return new Memory.Known(
        row, new Current(row.revision(), millis, table.owner(value), table.handle(value)));
  }

  /** A kind has one table, so a row that was kept under the table's kind is of its type. */
  @SuppressWarnings("unchecked")
  static <R extends Record> Row<R> typed(Row<?> row) {
    return (Row<R>) row;
  }
}
