package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** The writer's connection and its statements. */
final class Writing implements AutoCloseable {
  private static final String IS = " WHERE account = ? AND region = ? AND kind = ? AND id = ?";

  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement number;
  private final PreparedStatement reached;
  private final PreparedStatement current;
  private final PreparedStatement holder;
  private final PreparedStatement put;
  private final PreparedStatement replace;
  private final PreparedStatement remove;
  private final PreparedStatement release;
  private final PreparedStatement keep;
  private final PreparedStatement forget;
  private final PreparedStatement forgetEvent;
  private final PreparedStatement format;
  private final PreparedStatement logged;

  /** Makes the tables when the file is new; refuses what this program can not use. */
  Writing(Path file, Options options) throws SQLException {
    connection = Sqlite.connect(file, true);
    try {
      Schema.ready(connection, options);
      if (options.maxBytes() > 0) {
        Sqlite.number(
            connection, "PRAGMA max_page_count=" + options.maxBytes() / Sqlite.PAGE_BYTES);
      }
      begin = prepare("BEGIN IMMEDIATE");
      commit = prepare("COMMIT");
      number = prepare("UPDATE commits SET last = last + ? RETURNING last");
      reached = prepare("UPDATE commits SET last = ?");
      current = prepare("SELECT revision, due, owner, handle FROM stored" + IS);
      holder =
          prepare(
              "SELECT account, region, kind, id FROM stored"
                  + " WHERE kind = ? AND handle = ? AND handle IS NOT NULL");
      put =
          prepare(
              "INSERT INTO stored"
                  + " (account, region, kind, id, revision, format, due, owner, handle, document)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                  + " ON CONFLICT (account, region, kind, id) DO UPDATE SET"
                  + " revision = excluded.revision, format = excluded.format, due = excluded.due,"
                  + " owner = excluded.owner, handle = excluded.handle,"
                  + " document = excluded.document WHERE stored.revision = ?");
      replace =
          prepare(
              "UPDATE stored SET revision = ?, format = ?, document = ?"
                  + IS
                  + " AND revision = ?");
      remove = prepare("DELETE FROM stored" + IS + " AND revision = ?");
      release = prepare("UPDATE stored SET handle = NULL" + IS);
      keep = prepare("INSERT INTO outbox (number, event_id, record) VALUES (?, ?, ?)");
      forget = prepare("DELETE FROM outbox WHERE number BETWEEN ? AND ?");
      forgetEvent = prepare("DELETE FROM outbox WHERE event_id = ?");
      format =
          prepare(
              "INSERT INTO formats (kind, newest) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE"
                  + " SET newest = excluded.newest WHERE excluded.newest > formats.newest");
      logged = prepare("PRAGMA wal_checkpoint(NOOP)");
    } catch (SQLException | RuntimeException e) {
      Sqlite.close(connection);
      throw e;
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  void begin() throws SQLException {
    begin.execute();
  }

  void commit() throws SQLException {
    commit.execute();
  }

  void rollback() throws SQLException {
    Sqlite.run(connection, "ROLLBACK");
  }

  /** Takes so many commit numbers; returns the last of them. */
  long take(int numbers) throws SQLException {
    number.setInt(1, numbers);
    try (ResultSet found = number.executeQuery()) {
      found.next();
      return found.getLong(1);
    }
  }

  /** The last commit number that was given. */
  long last() throws SQLException {
    return Sqlite.number(connection, "SELECT last FROM commits");
  }

  /** Notes that commit numbers up to this one were given. */
  void reached(long last) throws SQLException {
    reached.setLong(1, last);
    reached.executeUpdate();
  }

  Current current(Identity identity) throws SQLException {
    bindIdentity(current, 1, identity);
    try (ResultSet found = current.executeQuery()) {
      if (!found.next()) {
        return Current.MISSING;
      }
      long due = found.getLong(2);
      return new Current(
          found.getLong(1), found.wasNull() ? null : due, found.getString(3), found.getString(4));
    }
  }

  Optional<Identity> holder(Memory.Handle handle) throws SQLException {
    Sqlite.bind(holder, handle.kind(), handle.handle());
    try (ResultSet found = holder.executeQuery()) {
      return found.next() ? Optional.of(Raw.identity(found)) : Optional.empty();
    }
  }

  /** Makes the row, or replaces the one that is there. */
  void put(Encoded row, long revision, Current before) throws SQLException {
    if (before.isIndexedAs(row)) {
      // SQLite would write every index anew whose columns are among those that are set.
      replace.setLong(1, revision);
      replace.setInt(2, row.format());
      replace.setBytes(3, row.document());
      bindIdentity(replace, 4, row.identity());
      replace.setLong(8, before.revision());
      changeOne(replace);
      return;
    }
    bindIdentity(put, 1, row.identity());
    put.setLong(5, revision);
    put.setInt(6, row.format());
    if (row.due() == null) {
      put.setNull(7, Types.BIGINT);
    } else {
      put.setLong(7, row.due());
    }
    put.setString(8, row.owner());
    put.setString(9, row.handle());
    put.setBytes(10, row.document());
    put.setLong(11, before.revision());
    changeOne(put);
  }

  void remove(Identity identity, long before) throws SQLException {
    bindIdentity(remove, 1, identity);
    remove.setLong(5, before);
    changeOne(remove);
  }

  /** The commit was judged before: a row that is not as it was then means that nothing holds. */
  private static void changeOne(PreparedStatement statement) throws SQLException {
    if (statement.executeUpdate() != 1) {
      throw new IllegalStateException("the data file has changed under its only writer");
    }
  }

  /** Takes the handle off a row that is about to get another. */
  void release(Identity identity) throws SQLException {
    bindIdentity(release, 1, identity);
    release.executeUpdate();
  }

  void keep(Outbox.Entry entry) throws SQLException {
    keep.setLong(1, entry.number());
    keep.setString(2, entry.eventId());
    keep.setBytes(3, entry.record());
    keep.executeUpdate();
  }

  void forget(long first, long last) throws SQLException {
    forget.setLong(1, first);
    forget.setLong(2, last);
    forget.executeUpdate();
  }

  void forget(String eventId) throws SQLException {
    forgetEvent.setString(1, eventId);
    forgetEvent.executeUpdate();
  }

  /** Notes that rows of this format exist, for programs that do not know it. */
  void note(String kind, int newest) throws SQLException {
    format.setString(1, kind);
    format.setInt(2, newest);
    format.executeUpdate();
  }

  /** How many pages the log holds, and how many of them the data file lacks. */
  Log log() throws SQLException {
    try (ResultSet found = logged.executeQuery()) {
      found.next();
      return new Log(found.getLong(2), found.getLong(2) - found.getLong(3));
    }
  }

  record Log(long pages, long pending) {}

  /**
   * Copies the log into the data file, as far as readers allow; {@code whole} waits for them and
   * cuts the log off.
   */
  void checkpoint(boolean whole) throws SQLException {
    Sqlite.run(connection, "PRAGMA wal_checkpoint(" + (whole ? "TRUNCATE" : "PASSIVE") + ")");
  }

  private static void bindIdentity(PreparedStatement statement, int first, Identity identity)
      throws SQLException {
    statement.setString(first, identity.place().account().digits());
    statement.setString(first + 1, identity.place().region().name());
    statement.setString(first + 2, identity.kind());
    statement.setString(first + 3, identity.id());
  }

  @Override
  public void close() {
    Sqlite.close(connection);
  }
}
