package io.keyrota.server.store;

/** A change to one row. */
public sealed interface Change {

  Identity identity();

  /** Makes the row, or replaces it whole. */
  record Put<R extends Record>(Table<R> table, Place place, String id, R row) implements Change {
    @Override
    public Identity identity() {
      return new Identity(place, table.kind(), id);
    }
  }

  /** Removes the row; removing what is not there changes nothing. */
  record Remove(Identity identity) implements Change {
    public static Remove of(Table<?> table, Place place, String id) {
      return new Remove(new Identity(place, table.kind(), id));
    }
  }
}
