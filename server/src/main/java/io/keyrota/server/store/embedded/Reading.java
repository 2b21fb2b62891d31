package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One reader's connection and its statements. Each statement sees the last committed state. */
final class Reading implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement row;
  private final PreparedStatement byHandle;
  private final PreparedStatement page;
  private final PreparedStatement ofOwner;
  private final PreparedStatement due;
  private final PreparedStatement outbox;

  Reading(Path file) throws SQLException {
    connection = Sqlite.connect(file, false);
    try {
      row =
          prepare(
              "SELECT "
                  + Raw.COLUMNS
                  + " FROM stored WHERE account = ? AND region = ? AND kind = ? AND id = ?");
      byHandle =
          prepare(
              "SELECT "
                  + Raw.COLUMNS
                  + " FROM stored WHERE kind = ? AND handle = ? AND handle IS NOT NULL");
      page =
          prepare(
              "SELECT "
                  + Raw.OF_A_PLACE
                  + " FROM stored WHERE account = ? AND region = ? AND kind = ? AND id > ?"
                  + " ORDER BY id LIMIT ?");
      ofOwner =
          prepare(
              "SELECT "
                  + Raw.OF_A_PLACE
                  + " FROM stored WHERE account = ? AND region = ? AND kind = ? AND owner = ?"
                  + " AND owner IS NOT NULL AND id > ? ORDER BY id LIMIT ?");
      due =
          prepare(
              "SELECT account, region, kind, id, revision, due FROM stored WHERE kind = ?"
                  + " AND due <= ? AND due IS NOT NULL ORDER BY due, account, region, id LIMIT ?");
      outbox = prepare("SELECT number, event_id, record FROM outbox ORDER BY number");
    } catch (SQLException | RuntimeException e) {
      Sqlite.close(connection);
      throw e;
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  Optional<Raw> row(Identity identity) throws SQLException {
    bindPlace(row, identity.place(), identity.kind());
    row.setString(4, identity.id());
    return first(raws(row));
  }

  Optional<Raw> byHandle(String kind, String handle) throws SQLException {
    Sqlite.bind(byHandle, kind, handle);
    return first(raws(byHandle));
  }

  List<Raw> page(Place place, String kind, String afterId, int limit) throws SQLException {
    bindPlace(page, place, kind);
    page.setString(4, afterId);
    page.setInt(5, limit);
    return raws(page, place, kind);
  }

  List<Raw> ofOwner(Place place, String kind, String owner, String afterId, int limit)
      throws SQLException {
    bindPlace(ofOwner, place, kind);
    ofOwner.setString(4, owner);
    ofOwner.setString(5, afterId);
    ofOwner.setInt(6, limit);
    return raws(ofOwner, place, kind);
  }

  List<Due> due(String kind, long upTo, int limit) throws SQLException {
    due.setString(1, kind);
    due.setLong(2, upTo);
    due.setInt(3, limit);
    List<Due> all = new ArrayList<>();
    try (ResultSet found = due.executeQuery()) {
      while (found.next()) {
        all.add(
            new Due(Raw.identity(found), found.getLong(5), Instant.ofEpochMilli(found.getLong(6))));
      }
    }
    return all;
  }

  /** The outbox, in commit order. */
  List<Outbox.Entry> outbox() throws SQLException {
    List<Outbox.Entry> all = new ArrayList<>();
    try (ResultSet found = outbox.executeQuery()) {
      while (found.next()) {
        all.add(new Outbox.Entry(found.getLong(1), found.getString(2), found.getBytes(3)));
      }
    }
    return all;
  }

  private static void bindPlace(PreparedStatement statement, Place place, String kind)
      throws SQLException {
    Sqlite.bind(statement, place.account().digits(), place.region().name(), kind);
  }

  private static List<Raw> raws(PreparedStatement statement) throws SQLException {
    List<Raw> raws = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        raws.add(Raw.of(found));
      }
    }
    return raws;
  }

  private static List<Raw> raws(PreparedStatement statement, Place place, String kind)
      throws SQLException {
    List<Raw> raws = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        raws.add(Raw.of(place, kind, found));
      }
    }
    return raws;
  }

  private static Optional<Raw> first(List<Raw> raws) {
    return raws.isEmpty() ? Optional.empty() : Optional.of(raws.getFirst());
  }

  @Override
  public void close() {
    Sqlite.close(connection);
  }
}
