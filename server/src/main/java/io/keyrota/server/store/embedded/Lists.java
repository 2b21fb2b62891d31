package io.keyrota.server.store.embedded;

import io.keyrota.server.store.CodePointOrder;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lists as the database gives them, with the changes that it does not have yet. Those are looked at
 * before the database is asked: what it takes over meanwhile is found twice and counts once.
 */
final class Lists {
  static final Comparator<Due> EARLIEST_FIRST =
      Comparator.comparing(Due::at)
          .thenComparing(due -> due.identity().kind())
          .thenComparing(due -> due.identity().place().account().digits())
          .thenComparing(due -> due.identity().place().region().name())
          .thenComparing(due -> due.identity().id());

  /** With more changes of a kind than this, the database is to take them over first. */
  private static final int FEW = 64;

  private final Memory memory;
  private final Unsaved unsaved;
  private final Questions disk;
  private final Runnable save;

  Lists(Memory memory, Unsaved unsaved, Questions disk, Runnable save) {
    this.memory = memory;
    this.unsaved = unsaved;
    this.disk = disk;
    this.save = save;
  }

  <R extends Record> List<Row<R>> page(Table<R> table, Place place, String afterId, int limit) {
    List<Applied> changes = changes(table.kind(), it -> it.identity().place().equals(place));
    List<Raw> raws =
        disk.ask(
            reading -> reading.page(place, table.kind(), afterId, more(limit, changes.size())));
    return merged(table, raws, changes, it -> true, afterId, limit);
  }

  <R extends Record> List<Row<R>> ofOwner(
      Table<R> table, Memory.Owner owner, String afterId, int limit) {
    Place place = owner.place();
    List<Applied> changes = changes(table.kind(), it -> it.identity().place().equals(place));
    List<Raw> raws =
        disk.ask(
            reading ->
                reading.ofOwner(
                    place, table.kind(), owner.owner(), afterId, more(limit, changes.size())));
    return merged(
        table, raws, changes, it -> owner.owner().equals(it.columns().owner()), afterId, limit);
  }

  List<Due> due(String kind, long upTo, int limit) {
    List<Applied> changes = changes(kind, it -> true);
    List<Due> found = disk.ask(reading -> reading.due(kind, upTo, more(limit, changes.size())));
    if (changes.isEmpty()) {
      return found;
    }
    Set<Identity> changed = identities(changes);
    List<Due> all = new ArrayList<>();
    found.stream().filter(it -> !changed.contains(it.identity())).forEach(all::add);
    for (Applied change : changes) {
      Long due = change.after() == null ? null : change.after().row().due();
      if (due != null && due <= upTo) {
        all.add(new Due(change.identity(), change.revision(), Instant.ofEpochMilli(due)));
      }
    }
    return all.stream().sorted(EARLIEST_FIRST).limit(limit).toList();
  }

  private List<Applied> changes(String kind, Predicate<Applied> wanted) {
    disk.needTime();
    if (unsaved.size(kind) > FEW) {
      save.run();
    }
    return unsaved.of(kind, wanted);
  }

  /** Each changed row may hide one of the database's. */
  private static int more(int limit, int changes) {
    return (int) Math.min(Integer.MAX_VALUE, (long) limit + changes);
  }

  private <R extends Record> List<Row<R>> merged(
      Table<R> table,
      List<Raw> raws,
      List<Applied> changes,
      Predicate<Applied> wanted,
      String afterId,
      int limit) {
    Set<Identity> changed = identities(changes);
    List<Row<R>> rows = new ArrayList<>(raws.size());
    for (Raw raw : raws) {
      if (!changed.contains(raw.identity())) {
        rows.add(known(table, raw));
      }
    }
    boolean added = false;
    for (Applied change : changes) {
      Row<?> row = change.row();
      if (row != null
          && wanted.test(change)
          && CodePointOrder.INSTANCE.compare(row.identity().id(), afterId) > 0) {
        rows.add(Looks.typed(row));
        added = true;
      }
    }
    if (added) {
      rows.sort(Comparator.comparing(row -> row.identity().id(), CodePointOrder.INSTANCE));
    }
    return List.copyOf(rows.size() > limit ? rows.subList(0, limit) : rows);
  }

  private static Set<Identity> identities(List<Applied> changes) {
    Set<Identity> all = new HashSet<>();
    changes.forEach(change -> all.add(change.identity()));
    return all;
  }

  /** A row that is in memory as the database gave it need not be decoded again. */
  private <R extends Record> Row<R> known(Table<R> table, Raw raw) {
    Memory.Known known = memory.rows.get(raw.identity());
    @Nullable Row<?> row = known == null ? null : known.row();
    return row != null && row.revision() == raw.revision() ? Looks.typed(row) : raw.decode(table);
  }
}
