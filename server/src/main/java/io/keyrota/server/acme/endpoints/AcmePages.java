package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Marker;
import io.keyrota.server.store.Row;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list by pages: MaxResults, a hundred at most and where nothing is said, and NextToken.
 *
 * @param items of the page
 * @param next where the next begins; null on the last
 */
record AcmePages<T>(List<T> items, @Nullable String next) {
  private static final int STANDARD = 100;

  /** Rows in an order of their ids. */
  interface Rows<R extends Record> {
    /** Up to {@code limit} rows after that id. */
    List<Row<R>> after(String id, int limit);
  }

  /**
   * One page.
   *
   * @param list the operation, which its tokens are bound to
   * @throws Refusal ValidationException for a token that is not of this list
   */
  static <R extends Record, T> AcmePages<T> of(
      String list,
      @Nullable Integer most,
      @Nullable String token,
      Function<R, T> shown,
      Rows<R> rows) {
    int size = Objects.requireNonNullElse(most, STANDARD);
    List<Row<R>> batch = rows.after(position(list, token), size + 1);
    List<Row<R>> page = batch.subList(0, Math.min(size, batch.size()));
    return new AcmePages<>(
        page.stream().map(row -> shown.apply(row.value())).toList(),
        batch.size() > size ? Marker.of(list, page.getLast().identity().id()) : null);
  }

  private static String position(String list, @Nullable String token) {
    try {
      return Marker.position(list, token);
    } catch (Refusal notOurs) {
      throw AcmRefusal.validation("The NextToken is invalid.");
    }
  }
}
