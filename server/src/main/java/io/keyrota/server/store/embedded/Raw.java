package io.keyrota.server.store.embedded;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.DocumentFormat;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row as the database gave it, decoded by whoever asked and not by the reader's thread. */
record Raw(Identity identity, long revision, int format, byte[] document) {
  static final String COLUMNS = "account, region, kind, id, revision, format, document";

  /** Of rows whose place and kind are known. */
  static final String OF_A_PLACE = "id, revision, format, document";

  static Raw of(ResultSet found) throws SQLException {
    return new Raw(identity(found), found.getLong(5), found.getInt(6), found.getBytes(7));
  }

  /** Of a result of {@link #OF_A_PLACE}. */
  static Raw of(Place place, String kind, ResultSet found) throws SQLException {
    return new Raw(
        new Identity(place, kind, found.getString(1)),
        found.getLong(2),
        found.getInt(3),
        found.getBytes(4));
  }

  /** Of a result whose first columns are account, region, kind and id. */
  static Identity identity(ResultSet found) throws SQLException {
    return new Identity(
        new Place(new AccountId(found.getString(1)), new Region(found.getString(2))),
        found.getString(3),
        found.getString(4));
  }

  <R extends Record> Row<R> decode(Table<R> table) {
    if (format > table.format()) {
      throw new IllegalStateException(
          "a stored "
              + table.kind()
              + " has format "
              + format
              + ", newer than this program's "
              + table.format());
    }
    return new Row<>(identity, revision, table.read(format, DocumentFormat.decode(document)));
  }
}
