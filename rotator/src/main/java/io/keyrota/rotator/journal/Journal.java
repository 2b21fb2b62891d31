package io.keyrota.rotator.journal;

import io.keyrota.rules.rotation.Principal;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every rotation remembers: a folder of mode 700 with a SQLite file (write-ahead log,
 * synchronous=FULL: what was written survives a cut of power) and the key that seals its secrets.
 * One thread at a time.
 */
public final class Journal implements AutoCloseable {
  private static final String ID_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int ID_LENGTH = 8;

  private final Connection sql;
  private final JournalKey key;
  private final SecureRandom random;
  private boolean open = true;

  private Journal(Connection sql, JournalKey key, SecureRandom random) {
    this.sql = sql;
    this.key = key;
    this.random = random;
  }

  /** A line of a rotation's history. */
  public record Entry(Instant at, String text) {}

  /** Opens the folder; makes it when it is not there. */
  public static Journal open(Path folder) {
    SecureRandom random = new SecureRandom();
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Path data = folder.resolve("journal.db");
      JournalKey key = JournalKey.open(folder.resolve("journal.key"), Files.exists(data), random);
      Path file = own(data);
      Connection sql =
          DriverManager.getConnection(
              "jdbc:sqlite:"
                  + file
                  + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000"
                  + "&transaction_mode=IMMEDIATE&secure_delete=true");
      Schema.prepare(sql);
      sql.setAutoCommit(false);
      return new Journal(sql, key, random);
    } catch (IOException | SQLException e) {
      throw new JournalUnusable(
          "the journal in " + folder + " cannot be opened: " + e.getMessage());
    }
  }

  /** A new file is its owner's alone, before SQLite finds it and gives its log the same mode. */
  private static Path own(Path file) throws IOException {
    try {
      return Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      return file;
    }
  }

  /** A name for a new rotation. */
  public String newId() {
    StringBuilder id = new StringBuilder("r-");
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }

  /** Writes the rotation as it is now, with a line of its history. */
  public void save(Rotation rotation, Instant at, String line) {
    transaction(() -> write(rotation, at, line));
  }

  /** Writes the rotation and a secret of it, both or neither. */
  public void save(Rotation rotation, Instant at, String line, String name, Secret secret) {
    transaction(
        () -> {
          write(rotation, at, line);
          keep(rotation.id(), name, secret);
        });
  }

  /** Seals a value for the rotation, unless it has one of that name: the first one counts. */
  public void keepOnce(String rotation, String name, Secret secret) {
    transaction(
        () -> {
          if (blob(rotation, name).isEmpty()) {
            keep(rotation, name, secret);
          }
        });
  }

  /** The rotation's secret of that name; the caller erases it. */
  public Optional<Secret> sealed(String rotation, String name) {
    return transaction(() -> blob(rotation, name)).map(blob -> key.open(rotation, name, blob));
  }

  /** The rotation of that id. */
  public Optional<Rotation> find(String id) {
    return select("SELECT document FROM rotation WHERE id = ?", id).stream().findFirst();
  }

  /** Every rotation that has not ended, oldest first. */
  public List<Rotation> underway() {
    return select("SELECT document FROM rotation WHERE ended = 0 ORDER BY planned, id");
  }

  /** The newest rotations, ended or not, newest first. */
  public List<Rotation> newest(int most) {
    return select(
        "SELECT document FROM rotation ORDER BY planned DESC, id LIMIT ?", Integer.toString(most));
  }

  /** Rotations of the user that have not ended. */
  public List<Rotation> underwayOf(Principal principal) {
    return select(
        "SELECT document FROM rotation WHERE ended = 0 AND principal = ? ORDER BY planned, id",
        name(principal));
  }

  /** The rotation's history, oldest first. */
  public List<Entry> history(String id) {
    return transaction(
        () -> {
          List<Entry> lines = new ArrayList<>();
          try (PreparedStatement query =
              sql.prepareStatement("SELECT at, text FROM step WHERE rotation = ? ORDER BY seq")) {
            query.setString(1, id);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
              lines.add(new Entry(Instant.ofEpochMilli(rows.getLong(1)), rows.getString(2)));
            }
          }
          return lines;
        });
  }

  /**
   * Takes or renews the lease on a user. A dead process on this machine holds nothing.
   *
   * @param machine the machine's time: leases have nothing to do with rehearsals
   * @throws LeaseHeld when another rotator has it
   */
  public void lease(Principal principal, Holder holder, Instant machine, Duration length) {
    transaction(() -> Leases.take(sql, name(principal), holder, machine, length));
  }

  /** Gives the lease back. */
  public void release(Principal principal, Holder holder) {
    transaction(() -> Leases.release(sql, name(principal), holder));
  }

  private static String name(Principal principal) {
    return principal.account() + ":" + principal.userName();
  }

  private void write(Rotation rotation, Instant at, String line) throws SQLException {
    boolean ended = rotation.state().ended();
    try (PreparedStatement put =
        sql.prepareStatement(
            "INSERT INTO rotation (id, principal, ended, planned, document) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET ended = excluded.ended,"
                + " document = excluded.document")) {
      put.setString(1, rotation.id());
      put.setString(2, name(rotation.principal()));
      put.setInt(3, ended ? 1 : 0);
      put.setLong(4, rotation.marks().planned().toEpochMilli());
      put.setString(5, RotationDocument.write(rotation));
      put.executeUpdate();
    }
    try (PreparedStatement put =
        sql.prepareStatement(
            "INSERT INTO step (rotation, seq, at, text) SELECT ?, COALESCE(MAX(seq), 0) + 1, ?, ?"
                + " FROM step WHERE rotation = ?")) {
      put.setString(1, rotation.id());
      put.setLong(2, at.toEpochMilli());
      put.setString(3, line);
      put.setString(4, rotation.id());
      put.executeUpdate();
    }
    if (ended) {
      // What is over needs no way back: the fewer copies of a secret, the better.
      try (PreparedStatement forget =
          sql.prepareStatement("DELETE FROM sealed WHERE rotation = ?")) {
        forget.setString(1, rotation.id());
        forget.executeUpdate();
      }
    }
  }

  private void keep(String rotation, String name, Secret secret) throws SQLException {
    try (PreparedStatement put =
        sql.prepareStatement(
            "INSERT INTO sealed (rotation, name, blob) VALUES (?, ?, ?)"
                + " ON CONFLICT (rotation, name) DO UPDATE SET blob = excluded.blob")) {
      put.setString(1, rotation);
      put.setString(2, name);
      put.setBytes(3, key.seal(rotation, name, secret));
      put.executeUpdate();
    }
  }

  private Optional<byte[]> blob(String rotation, String name) throws SQLException {
    try (PreparedStatement query =
        sql.prepareStatement("SELECT blob FROM sealed WHERE rotation = ? AND name = ?")) {
      query.setString(1, rotation);
      query.setString(2, name);
      ResultSet rows = query.executeQuery();
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  private List<Rotation> select(String text, String... parameters) {
    return transaction(
        () -> {
          List<Rotation> found = new ArrayList<>();
          try (PreparedStatement query = sql.prepareStatement(text)) {
            for (int i = 0; i < parameters.length; i++) {
              query.setString(i + 1, parameters[i]);
            }
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
              found.add(RotationDocument.read(rows.getString(1)));
            }
          }
          return found;
        });
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private interface Change {
    void run() throws SQLException;
  }

  private void transaction(Change change) {
    var _ =
        transaction(
            () -> {
              change.run();
              return Boolean.TRUE;
            });
  }

  private <T> T transaction(Work<T> work) {
    try {
      boolean done = false;
      try {
        T result = work.run();
        sql.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          sql.rollback();
        }
      }
    } catch (SQLException e) {
      throw new JournalUnusable("the journal cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      try {
        sql.close();
      } catch (SQLException e) {
        throw new JournalUnusable("the journal cannot be closed: " + e.getMessage());
      }
    }
  }
}
