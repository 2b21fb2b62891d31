package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.files.FileTrouble;
import io.keyrota.server.store.CannotOpen;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The store in one SQLite file and a log before it: docs/storage.md says what it promises and how
 * the file looks.
 */
public final class EmbeddedStore implements Store {
  private final DataFile file;
  private final Memory memory;
  private final Readers readers;
  private final Looks looks;
  private final Looks remembered;
  private final Outbox outbox;
  private final Writer writer;

  private EmbeddedStore(DataFile file, Opening.Opened opened, Options options, Health health) {
    this.file = file;
    memory = opened.memory();
    outbox = opened.outbox();
    writer = new Writer(opened.data(), opened.keeping(), health, memory);
    readers = new Readers(file.path(), options.readers(), health);
    looks = new Looks(memory, opened.unsaved(), readers, writer::save, health);
    remembered = new Looks(memory, opened.unsaved(), Questions.NONE, () -> {}, health);
    writer.start();
  }

  /**
   * Opens the file, or makes it, readable by its owner alone, in a folder that exists.
   *
   * @param fatal is called when the disk fails: it is to end the process
   * @throws CannotOpen when the file was written by a newer program, is not ours, or is in use
   */
  public static EmbeddedStore open(Path path, Options options, Fatal fatal) {
    try {
      DataFile file = DataFile.claim(path.toAbsolutePath(), options.cached() > 0);
      try {
        Opening.Opened opened = new Opening(file, options).open();
        return new EmbeddedStore(file, opened, options, new Health(fatal));
      } catch (SQLException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannotOpen(path, FileTrouble.about(path.toAbsolutePath(), e), e);
    } catch (SQLException e) {
      throw cannotOpen(path, String.valueOf(e.getMessage()), e);
    }
  }

  private static CannotOpen cannotOpen(Path path, String why, Exception cause) {
    return new CannotOpen("the data file " + path + " can not be opened: " + why, cause);
  }

  @Override
  public Snapshot snapshot() {
    return new EmbeddedSnapshot(looks);
  }

  @Override
  public Snapshot remembered() {
    return new EmbeddedSnapshot(remembered);
  }

  @Override
  public void commit(
      Snapshot seen,
      List<Change> changes,
      List<AuditEntry> entries,
      Consumer<Optional<Exception>> ended) {
    if (!(seen instanceof EmbeddedSnapshot snapshot)) {
      throw new IllegalArgumentException("a snapshot of another store");
    }
    Pending commit = Pending.of(snapshot.seen(), changes, entries, ended);
    try {
      writer.commit(commit);
    } catch (StoreUnavailable closed) {
      ended.accept(Optional.of(closed));
    }
  }

  @Override
  public List<Due> due(Collection<String> kinds, Instant upTo, int limit) {
    readers.check();
    if (limit == 0) {
      return List.of();
    }
    return looks.due(kinds, upTo, limit);
  }

  @Override
  public List<byte[]> untakenEntries() {
    return outbox.untaken(readers.ask(Reading::outbox));
  }

  @Override
  public void entriesTaken(Collection<String> eventIds) {
    outbox.taken(eventIds);
  }

  @Override
  public void onCommitted(Consumer<List<AuditEntry>> listener) {
    writer.onCommitted(listener);
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
    file.close();
  }
}
