package io.keyrota.server.store.embedded;

import io.keyrota.server.store.CannotOpen;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The tables of the data file, and which files this program opens. */
final class Schema {
  /** The number of the schema that this program writes; it opens every older one. */
  static final int NUMBER = 2;

  /** Plain SQL but for SQLite's typing of INTEGER PRIMARY KEY. Instants are epoch milliseconds. */
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE stored (
            account TEXT NOT NULL,
            region TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            revision BIGINT NOT NULL,
            format INTEGER NOT NULL,
            due BIGINT,
            owner TEXT,
            handle TEXT,
            document BYTEA NOT NULL,
            PRIMARY KEY (account, region, kind, id)
          )""",
          """
          CREATE INDEX stored_due ON stored (kind, due, account, region, id)
          WHERE due IS NOT NULL""",
          """
          CREATE INDEX stored_owner ON stored (account, region, kind, owner, id)
          WHERE owner IS NOT NULL""",
          """
          CREATE UNIQUE INDEX stored_handle ON stored (kind, handle)
          WHERE handle IS NOT NULL""",
          """
          CREATE TABLE outbox (
            number INTEGER PRIMARY KEY,
            event_id TEXT NOT NULL,
            record BYTEA NOT NULL
          )""",
          "CREATE TABLE commits (last BIGINT NOT NULL)",
          "CREATE TABLE formats (kind TEXT PRIMARY KEY, newest INTEGER NOT NULL)",
          "CREATE TABLE meta (name TEXT PRIMARY KEY, content TEXT NOT NULL)",
          "INSERT INTO commits (last) VALUES (0)",
          "INSERT INTO meta (name, content) VALUES ('schema', '" + NUMBER + "')");

  private Schema() {}

  /**
   * Makes the tables in an empty file, or checks that the file is one that this program can use.
   *
   * @throws CannotOpen when it is not
   */
  static void ready(Connection connection, Options options) throws SQLException {
    Sqlite.run(connection, "BEGIN IMMEDIATE");
    if (Sqlite.number(connection, "SELECT COUNT(*) FROM sqlite_schema") == 0) {
      for (String sql : TABLES) {
        Sqlite.run(connection, sql);
      }
      try (PreparedStatement made =
          connection.prepareStatement("INSERT INTO meta (name, content) VALUES ('made-by', ?)")) {
        Sqlite.bind(made, options.program());
        made.executeUpdate();
      }
    } else {
      check(connection, options.formats());
      // The step from schema 1 is the change log, which a program of then would not look at.
      Sqlite.run(connection, "UPDATE meta SET content = '" + NUMBER + "' WHERE name = 'schema'");
    }
    Sqlite.run(connection, "COMMIT");
  }

  private static void check(Connection connection, Map<String, Integer> known) throws SQLException {
    if (Sqlite.number(connection, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'stored'") == 0
        || Sqlite.number(connection, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'meta'")
            == 0) {
      throw new CannotOpen("the file is a database of another program", null);
    }
    int number = Integer.parseInt(meta(connection, "schema"));
    if (number > NUMBER) {
      throw new CannotOpen(
          "the data has schema " + number + ", this program knows up to " + NUMBER + newer(), null);
    }
    if (known.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT kind, newest FROM formats")) {
      while (found.next()) {
        String kind = found.getString(1);
        int newest = found.getInt(2);
        if (newest > known.getOrDefault(kind, 0)) {
          throw new CannotOpen(
              "the data holds "
                  + kind
                  + " in format "
                  + newest
                  + ", which this program does not"
                  + " know"
                  + newer(),
              null);
        }
      }
    }
  }

  private static String newer() {
    return ": it was written by a newer Keyrota; use that version or a later one";
  }

  private static String meta(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT content FROM meta WHERE name = ?")) {
      Sqlite.bind(statement, name);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? found.getString(1) : "0";
      }
    }
  }
}
