package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Due;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is due of each kind, as it was last read: an hour in which nothing changes costs a rehearsal
 * no question to the database. A commit that touches a row of the kind ends the knowledge of it. Of
 * a kind no more rows are kept than the last question asked for; and nothing at all where other
 * stores commit to the same file, which would not be noticed.
 */
final class DueRows {
  private static final Long UNTOUCHED = 0L;

  private final boolean keeps;
  private final ConcurrentHashMap<String, Long> touches = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

  /**
   * The earliest due rows of a kind.
   *
   * @param touches how often the kind had been touched before they were read
   * @param until all that is due until then, in epoch milliseconds, is among the rows
   */
  private record Known(long touches, List<Due> rows, long until) {

    List<Due> upTo(long instant, int limit) {
      return rows.stream()
          .takeWhile(row -> Columns.millis(row.at()) <= instant)
          .limit(limit)
          .toList();
    }
  }

  /** Who knows what is due, in order. */
  @FunctionalInterface
  interface Source {
    List<Due> due(String kind, long upTo, int limit);
  }

  DueRows(boolean keeps) {
    this.keeps = keeps;
  }

  /** Rows of a kind due at or before the instant, earliest first, at most limit, which is not 0. */
  List<Due> of(String kind, Instant upTo, int limit, Source source) {
    long instant = Columns.millis(upTo);
    // Counted before reading: what is committed while the rows are read makes them old.
    long touched = touches.getOrDefault(kind, UNTOUCHED);
    Known last = known.get(kind);
    if (last != null && last.touches == touched) {
      List<Due> found = last.upTo(instant, limit);
      if (instant <= last.until || found.size() == limit) {
        return found;
      }
    }
    List<Due> found = source.due(kind, instant, limit);
    long until = found.size() < limit ? instant : Columns.millis(found.getLast().at()) - 1;
    if (keeps) {
      known.put(kind, new Known(touched, List.copyOf(found), until));
    }
    return found;
  }

  /** A row of the kind was changed by a commit that everybody can read by now. */
  void touch(String kind) {
    touches.merge(kind, 1L, Long::sum);
  }
}
