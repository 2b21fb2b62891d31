package io.keyrota.server.kms;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Marker;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.store.Row;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list by pages, as KMS has them: Limit, Marker, NextMarker, Truncated. A marker says where the
 * page before ended; the page is found there by the index.
 *
 * @param list the operation, which its markers are bound to
 * @param standard how many items a page has when the request does not say
 * @param most how many it may ask for
 */
record Pages(String list, int standard, int most) {

  /** Rows in the order of their ids. */
  interface Rows<R extends Record> {
    /** Up to {@code limit} rows after that id. */
    List<Row<R>> after(String id, int limit);
  }

  /** Items in the order of their ids. */
  interface Items<T> {
    /** Up to {@code limit} items after that id. */
    List<T> after(String id, int limit);
  }

  /**
   * A page of rows.
   *
   * @throws Refusal InvalidMarkerException, ValidationException
   */
  <R extends Record> KmsPage<R> of(@Nullable Integer limit, @Nullable String marker, Rows<R> rows) {
    KmsPage<Row<R>> page = of(limit, marker, row -> row.identity().id(), rows::after);
    return new KmsPage<>(page.answered(Row::value), page.next());
  }

  /**
   * A page of items that have ids and are not all rows.
   *
   * @throws Refusal InvalidMarkerException, ValidationException
   */
  <T> KmsPage<T> of(
      @Nullable Integer limit, @Nullable String marker, Function<T, String> id, Items<T> items) {
    int size = size(limit);
    List<T> found = items.after(position(marker), size + 1);
    return new KmsPage<>(
        found.stream().limit(size).toList(),
        found.size() > size ? Marker.of(list, id.apply(found.get(size - 1))) : null);
  }

  /**
   * A page of a short list that is all at hand.
   *
   * @throws Refusal InvalidMarkerException, ValidationException
   */
  <T> KmsPage<T> of(@Nullable Integer limit, @Nullable String marker, List<T> all) {
    int size = size(limit);
    int from = Math.min(number(position(marker)), all.size());
    int to = Math.min(from + size, all.size());
    return new KmsPage<>(
        List.copyOf(all.subList(from, to)),
        to < all.size() ? Marker.of(list, Integer.toString(to)) : null);
  }

  /** The page size that a request asks for. */
  int size(@Nullable Integer limit) {
    int size = Objects.requireNonNullElse(limit, standard);
    if (size > most) {
      throw KmsRefusal.validation("Limit must be between 1 and " + most + " for " + list + ".");
    }
    return size;
  }

  /** The id after which the page begins. */
  String position(@Nullable String marker) {
    try {
      return Marker.position(list, marker);
    } catch (Refusal notOurs) {
      throw KmsRefusal.invalidMarker();
    }
  }

  private static int number(String position) {
    if (position.isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseUnsignedInt(position);
    } catch (NumberFormatException e) {
      throw KmsRefusal.invalidMarker();
    }
  }
}
