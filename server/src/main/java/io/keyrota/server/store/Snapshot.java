package io.keyrota.server.store;

import java.util.List;
import java.util.Optional;

/**
 * A look at the store. It is not a transaction: each read gives the last committed row and
 * remembers its (identity, revision), missing being revision 0; {@link Store#commit} refuses when
 * any of them has changed. Lists are not remembered: a limit or a uniqueness is decided on an owner
 * row that the change also puts. Not for use by several threads.
 */
public interface Snapshot {

  /**
   * Announces work that takes longer than a moment. A look at memory alone is made where nobody may
   * be held up: it ends here.
   *
   * @throws NotInMemory on such a look; the work is begun again where it can be waited for
   */
  default void needTime() {}

  /** What the row of that identity holds. */
  default <R extends Record> Optional<R> find(Table<R> table, Place place, String id) {
    return row(table, place, id).map(Row::value);
  }

  /** The row of that identity. */
  <R extends Record> Optional<Row<R>> row(Table<R> table, Place place, String id);

  /**
   * Takes for granted, without a look, that there is no such row: where there is one, the commit
   * conflicts. For new rows whose ids are drawn at random.
   */
  void supposeNone(Table<?> table, Place place, String id);

  /** The row that carries the handle, in whatever account and region. */
  <R extends Record> Optional<Row<R>> byHandle(Table<R> table, String handle);

  /**
   * Up to {@code limit} rows of a place, by id in code-point order, after the given id (exclusive;
   * empty for the first page).
   */
  <R extends Record> List<Row<R>> page(Table<R> table, Place place, String afterId, int limit);

  /** Like {@link #page}, only rows of that owner. */
  <R extends Record> List<Row<R>> ofOwner(
      Table<R> table, Place place, String owner, String afterId, int limit);
}
