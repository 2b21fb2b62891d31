package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Marker;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pages of an account's rows, those that pass a filter, in the order of their ids. */
final class Listing {
  /**
   * How many rows one request looks at, at most: a filter that matches few gives pages that are
   * shorter than asked, as AWS allows itself too.
   */
  private static final int LOOKED_AT = 5000;

  private static final int AT_ONCE = 1000;

  private Listing() {}

  /** Reads up to {@code limit} rows after that id. */
  private interface Rows<R extends Record> {
    List<Row<R>> after(String id, int limit);
  }

  /**
   * One page of a table's rows.
   *
   * @param list the operation, which its markers are bound to
   * @throws io.keyrota.rules.aws.Refusal ValidationError for a malformed marker
   */
  static <R extends Record> Page<R> of(
      String list,
      Table<R> table,
      AccountId account,
      Predicate<R> wanted,
      @Nullable String marker,
      @Nullable Integer maxItems,
      Snapshot seen) {
    Place place = Place.global(account);
    return page(
        list,
        (after, limit) -> seen.page(table, place, after, limit),
        wanted,
        Marker.position(list, marker),
        Page.size(maxItems));
  }

  /** One page of the rows that an owner has. */
  static <R extends Record> Page<R> ofOwner(
      String list,
      Table<R> table,
      AccountId account,
      String owner,
      Predicate<R> wanted,
      @Nullable String marker,
      @Nullable Integer maxItems,
      Snapshot seen) {
    Place place = Place.global(account);
    return page(
        list,
        (after, limit) -> seen.ofOwner(table, place, owner, after, limit),
        wanted,
        Marker.position(list, marker),
        Page.size(maxItems));
  }

  private static <R extends Record> Page<R> page(
      String list, Rows<R> source, Predicate<R> wanted, String after, int size) {
    List<R> found = new ArrayList<>();
    String last = after;
    for (int lookedAt = 0; lookedAt < LOOKED_AT; ) {
      // One more than can be needed, which tells whether there is more.
      int limit = Math.min(AT_ONCE, size - found.size() + 1);
      List<Row<R>> rows = source.after(last, limit);
      for (Row<R> row : rows) {
        if (wanted.test(row.value())) {
          if (found.size() == size) {
            return new Page<>(found, Optional.of(Marker.of(list, last)));
          }
          found.add(row.value());
        }
        last = row.identity().id();
      }
      lookedAt += rows.size();
      if (rows.size() < limit) {
        return new Page<>(found, Optional.empty());
      }
    }
    return new Page<>(found, Optional.of(Marker.of(list, last)));
  }
}
