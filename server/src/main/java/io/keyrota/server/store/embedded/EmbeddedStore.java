package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The store in one SQLite file: docs/storage.md says what it promises and how the file looks. */
public final class EmbeddedStore implements Store {
  private static final Comparator<Due> EARLIEST_FIRST =
      Comparator.comparing(Due::at)
          .thenComparing(due -> due.identity().kind())
          .thenComparing(due -> due.identity().place().account().digits())
          .thenComparing(due -> due.identity().place().region().name())
          .thenComparing(due -> due.identity().id());

  private final DataFile file;
  private final Memory memory;
  private final Readers readers;
  private final Looks looks;
  private final Looks remembered;
  private final Outbox outbox = new Outbox();
  private final Writer writer;

  private EmbeddedStore(DataFile file, Writing first, Options options, Fatal fatal) {
    this.file = file;
    Health health = new Health(fatal);
    memory = new Memory(options.cached());
    readers = new Readers(file.path(), options.readers(), health);
    looks = new Looks(memory, readers, health);
    remembered = new Looks(memory, Questions.NONE, health);
    writer =
        new Writer(() -> new Writing(file.path(), options), first, health, memory, outbox).start();
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
        return new EmbeddedStore(file, new Writing(file.path(), options), options, fatal);
      } catch (SQLException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw new CannotOpen("the data file " + path + " can not be opened: " + e.getMessage(), e);
    }
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
    List<Due> all = new ArrayList<>();
    for (String kind : Set.copyOf(kinds)) {
      all.addAll(memory.due.of(kind, upTo, limit, readers));
    }
    return all.stream().sorted(EARLIEST_FIRST).limit(limit).toList();
  }

  @Override
  public List<byte[]> untakenEntries() {
    List<byte[]> records = new ArrayList<>();
    readers
        .ask(Reading::outbox)
        .forEach(
            (number, kept) -> {
              outbox.keeps(kept.eventId(), number);
              records.add(kept.record());
            });
    return records;
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
