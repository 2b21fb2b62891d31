package io.keyrota.server.acm;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Marker;
import io.keyrota.server.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list by pages, as ACM has them: MaxItems and NextToken. A page looks at no more than {@value
 * #MOST_LOOKED_AT} rows, so that it costs the same however many there are: where a filter lets few
 * through, a page may be short, even empty, and yet be followed by others.
 *
 * @param list the operation, which its tokens are bound to
 * @param standard how many items a page has when the request does not say
 */
record AcmPages(String list, int standard) {
  static final int MOST_LOOKED_AT = 2_500;

  private static final int BATCH = 100;

  /** Rows in an order of their ids. */
  interface Rows<R extends Record> {
    /** Up to {@code limit} rows after that id. */
    List<Row<R>> after(String id, int limit);
  }

  /**
   * One page.
   *
   * @param next where the next begins; null on the last
   */
  record Page<R>(List<R> items, @Nullable String next) {}

  /**
   * A page of the rows that pass.
   *
   * @throws Refusal ValidationException for a token that is not of this list
   */
  <R extends Record> Page<R> of(
      @Nullable Integer most, @Nullable String token, Predicate<R> which, Rows<R> rows) {
    int size = Objects.requireNonNullElse(most, standard);
    String after = position(token);
    List<R> items = new ArrayList<>();
    int looked = 0;
    while (true) {
      // At first only what the page needs where all pass, and one to know whether there are more.
      int wanted = looked == 0 ? Math.min(size + 1, BATCH) : BATCH;
      List<Row<R>> batch = rows.after(after, wanted);
      for (Row<R> row : batch) {
        if (which.test(row.value())) {
          if (items.size() == size) {
            return new Page<>(items, Marker.of(list, after));
          }
          items.add(row.value());
        }
        after = row.identity().id();
      }
      looked += batch.size();
      if (batch.size() < wanted) {
        return new Page<>(items, null);
      }
      if (looked >= MOST_LOOKED_AT) {
        return new Page<>(items, Marker.of(list, after));
      }
    }
  }

  /** The id after which the page begins. */
  String position(@Nullable String token) {
    try {
      return Marker.position(list, token);
    } catch (Refusal notOurs) {
      throw AcmRefusal.validation("The NextToken is invalid.");
    }
  }
}
