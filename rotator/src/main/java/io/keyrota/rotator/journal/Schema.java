package io.keyrota.rotator.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The journal's tables and their format number. */
final class Schema {
  private static final int FORMAT = 1;

  private static final String[] TABLES = {
    "CREATE TABLE rotation (id TEXT PRIMARY KEY, principal TEXT NOT NULL, ended INTEGER NOT NULL,"
        + " planned BIGINT NOT NULL, document TEXT NOT NULL)",
    "CREATE INDEX rotation_underway ON rotation (ended, principal)",
    "CREATE INDEX rotation_planned ON rotation (planned)",
    "CREATE TABLE sealed (rotation TEXT NOT NULL, name TEXT NOT NULL, blob BLOB NOT NULL,"
        + " PRIMARY KEY (rotation, name))",
    "CREATE TABLE step (rotation TEXT NOT NULL, seq INTEGER NOT NULL, at BIGINT NOT NULL,"
        + " text TEXT NOT NULL, PRIMARY KEY (rotation, seq))",
    "CREATE TABLE lease (principal TEXT PRIMARY KEY, holder TEXT NOT NULL,"
        + " expires BIGINT NOT NULL)",
    "PRAGMA user_version = " + FORMAT
  };

  private Schema() {}

  /** Makes the tables of a new file; a newer file is refused. */
  static void prepare(Connection sql) throws SQLException {
    sql.setAutoCommit(false);
    try (Statement statement = sql.createStatement()) {
      int format;
      try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
        format = row.next() ? row.getInt(1) : 0;
      }
      if (format > FORMAT) {
        throw new JournalUnusable(
            "the journal has format " + format + "; this program knows " + FORMAT);
      }
      if (format == 0) {
        for (String table : TABLES) {
          statement.executeUpdate(table);
        }
      }
    }
    sql.commit();
  }
}
