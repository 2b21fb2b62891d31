package io.keyrota.rotator.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** One rotator at a time for each user. */
final class Leases {
  private Leases() {}

  static void take(
      Connection sql, String principal, Holder holder, Instant machine, Duration length)
      throws SQLException {
    try (PreparedStatement query =
        sql.prepareStatement("SELECT holder, expires FROM lease WHERE principal = ?")) {
      query.setString(1, principal);
      ResultSet rows = query.executeQuery();
      if (rows.next()) {
        Holder other = Holder.parse(rows.getString(1));
        Instant expires = Instant.ofEpochMilli(rows.getLong(2));
        if (!other.equals(holder) && machine.isBefore(expires) && other.alive()) {
          throw new LeaseHeld(
              "another rotator (process " + other.pid() + ") works on this user just now");
        }
      }
    }
    try (PreparedStatement put =
        sql.prepareStatement(
            "INSERT INTO lease (principal, holder, expires) VALUES (?, ?, ?)"
                + " ON CONFLICT (principal) DO UPDATE SET holder = excluded.holder,"
                + " expires = excluded.expires")) {
      put.setString(1, principal);
      put.setString(2, holder.text());
      put.setLong(3, machine.plus(length).toEpochMilli());
      put.executeUpdate();
    }
  }

  static void release(Connection sql, String principal, Holder holder) throws SQLException {
    try (PreparedStatement remove =
        sql.prepareStatement("DELETE FROM lease WHERE principal = ? AND holder = ?")) {
      remove.setString(1, principal);
      remove.setString(2, holder.text());
      remove.executeUpdate();
    }
  }
}
