package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.iam.Marker;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pages of a list, of rows in the order of their ids: 400 at most, as AWS has them. */
record Pages(String list, @Nullable String marker, @Nullable Integer size) {
  private static final int MOST = 400;

  /**
   * One page.
   *
   * @param next the marker of the next page; null on the last
   */
  record Page<T>(List<T> items, @Nullable String next) {}

  private int limit() {
    return Objects.requireNonNullElse(size, MOST);
  }

  /** Of a place's rows. */
  <R extends Record> Page<R> of(Table<R> table, Place place, Snapshot seen) {
    return page(seen.page(table, place, Marker.position(list, marker), limit() + 1));
  }

  /** Of the rows of one owner. */
  <R extends Record> Page<R> of(Table<R> table, Place place, String owner, Snapshot seen) {
    return page(seen.ofOwner(table, place, owner, Marker.position(list, marker), limit() + 1));
  }

  /** Of a list that is at hand: its markers count those before. */
  <T> Page<T> of(List<T> all) {
    String position = Marker.position(list, marker);
    if (!position.matches("[0-9]{0,9}")) {
      throw ElbRefusal.validation("Invalid Marker.");
    }
    int from = Math.min(position.isEmpty() ? 0 : Integer.parseInt(position), all.size());
    int to = Math.min(all.size(), from + limit());
    return new Page<>(
        all.subList(from, to), to < all.size() ? Marker.of(list, Integer.toString(to)) : null);
  }

  private <R extends Record> Page<R> page(List<Row<R>> rows) {
    boolean more = rows.size() > limit();
    List<Row<R>> shown = more ? rows.subList(0, limit()) : rows;
    return new Page<>(
        shown.stream().map(Row::value).toList(),
        more ? Marker.of(list, shown.getLast().identity().id()) : null);
  }
}
