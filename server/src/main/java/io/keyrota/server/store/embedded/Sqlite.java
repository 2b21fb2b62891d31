package io.keyrota.server.store.embedded;

import io.keyrota.server.store.StoreUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteException;

/** Connections to a SQLite file, each with the settings that durability rests on. */
final class Sqlite {
  static final int PAGE_BYTES = 4096;
  private static final int FULL = 2;
  private static final int WRITER_KIB = 32 * 1024;
  private static final int READER_KIB = 4 * 1024;

  private Sqlite() {}

  /**
   * Opens a connection for one thread: write-ahead log, {@code synchronous=FULL}, both asserted.
   * Transactions are begun and ended by our own statements.
   */
  static Connection connect(Path file, boolean writes) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("journal_mode", "WAL");
    settings.setProperty("synchronous", "FULL");
    settings.setProperty("busy_timeout", "5000");
    settings.setProperty("jdbc.get_generated_keys", "false");
    // As a URI, so that no character of the path is taken for the driver's own syntax.
    String url = "jdbc:sqlite:file:" + file.toUri().getRawPath();
    Connection connection = JDBC.createConnection(url, settings);
    try {
      // macOS: fsync alone leaves data in the drive's cache. No effect elsewhere.
      run(connection, "PRAGMA fullfsync=ON");
      run(connection, "PRAGMA checkpoint_fullfsync=ON");
      // Its failures would go unnoticed: the writer does it, and looks.
      run(connection, "PRAGMA wal_autocheckpoint=0");
      run(connection, "PRAGMA trusted_schema=OFF");
      run(connection, "PRAGMA cache_size=-" + (writes ? WRITER_KIB : READER_KIB));
      if (writes) {
        // A destroyed key's material is overwritten in the file, sealed though it is.
        run(connection, "PRAGMA secure_delete=ON");
      } else {
        run(connection, "PRAGMA query_only=ON");
      }
      if (!text(connection, "PRAGMA journal_mode").equals("wal")
          || number(connection, "PRAGMA synchronous") != FULL) {
        throw new StoreUnavailable("the file system can not give a durable write-ahead log", null);
      }
      // In the driver's auto-commit mode every statement costs two more. Ending the transaction
      // that it opens here leaves plain SQLite: one transaction a statement, or our BEGIN.
      connection.setAutoCommit(false);
      run(connection, "COMMIT");
      return connection;
    } catch (SQLException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }

  static void bind(PreparedStatement statement, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
  }

  /** Closes what may be broken already. */
  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // What was not committed is rolled back at the next open; there is nothing to save.
    }
  }

  /** SQLite's extended result code, or -1 when the driver has none. */
  static int code(SQLException e) {
    return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : -1;
  }
}
