package io.keyrota.server.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A look at the store as it will be when changes have been committed that are still being
 * collected. What it reads beyond them, the snapshot below remembers. Rows that wait to be
 * committed have the revision 0.
 */
public final class PendingSnapshot implements Snapshot {
  private static final int PAGE = 100;

  private final Snapshot below;
  private final Map<Identity, Change> pending;

  /**
   * @param pending by identity; may grow while this look is in use
   */
  public PendingSnapshot(Snapshot below, Map<Identity, Change> pending) {
    this.below = below;
    this.pending = pending;
  }

  @Override
  public void needTime() {
    below.needTime();
  }

  @Override
  public <R extends Record> Optional<Row<R>> row(Table<R> table, Place place, String id) {
    return switch (pending.get(new Identity(place, table.kind(), id))) {
      case null -> below.row(table, place, id);
      case Change.Put<?> put -> Optional.of(PendingSnapshot.<R>row(put));
      case Change.Remove remove -> Optional.empty();
    };
  }

  @Override
  public void supposeNone(Table<?> table, Place place, String id) {
    below.supposeNone(table, place, id);
  }

  @Override
  public <R extends Record> Optional<Row<R>> byHandle(Table<R> table, String handle) {
    Optional<Row<R>> carrier =
        puts(table).filter(row -> handle.equals(table.handle(row.value()))).findFirst();
    return carrier.isPresent()
        ? carrier
        : below.byHandle(table, handle).filter(row -> !pending.containsKey(row.identity()));
  }

  @Override
  public <R extends Record> List<Row<R>> page(
      Table<R> table, Place place, String afterId, int limit) {
    return merged(
        table,
        place,
        afterId,
        limit,
        row -> true,
        (after, most) -> below.page(table, place, after, most));
  }

  @Override
  public <R extends Record> List<Row<R>> ofOwner(
      Table<R> table, Place place, String owner, String afterId, int limit) {
    return merged(
        table,
        place,
        afterId,
        limit,
        row -> owner.equals(table.owner(row.value())),
        (after, most) -> below.ofOwner(table, place, owner, after, most));
  }

  @FunctionalInterface
  private interface Pages<R extends Record> {
    List<Row<R>> after(String id, int limit);
  }

  private <R extends Record> List<Row<R>> merged(
      Table<R> table,
      Place place,
      String afterId,
      int limit,
      Predicate<Row<R>> which,
      Pages<R> pages) {
    if (pending.isEmpty()) {
      return pages.after(afterId, limit);
    }
    List<Row<R>> all = new ArrayList<>();
    puts(table)
        .filter(row -> row.identity().place().equals(place))
        .filter(row -> CodePointOrder.INSTANCE.compare(row.identity().id(), afterId) > 0)
        .filter(which)
        .forEach(all::add);
    String after = afterId;
    for (int found = 0; found < limit; ) {
      List<Row<R>> page = pages.after(after, PAGE);
      for (Row<R> row : page) {
        if (!pending.containsKey(row.identity())) {
          all.add(row);
          found++;
        }
      }
      if (page.size() < PAGE) {
        break;
      }
      after = page.getLast().identity().id();
    }
    return all.stream()
        .sorted(Comparator.comparing(row -> row.identity().id(), CodePointOrder.INSTANCE))
        .limit(limit)
        .toList();
  }

  private <R extends Record> Stream<Row<R>> puts(Table<R> table) {
    return pending.values().stream()
        .filter(change -> change.identity().kind().equals(table.kind()))
        .flatMap(
            change ->
                change instanceof Change.Put<?> put
                    ? Stream.of(PendingSnapshot.<R>row(put))
                    : Stream.empty());
  }

  /** A kind has one table, and its rows one type. */
  @SuppressWarnings("unchecked")
  private static <R extends Record> Row<R> row(Change.Put<?> put) {
    return new Row<>(put.identity(), 0, (R) put.row());
  }
}
