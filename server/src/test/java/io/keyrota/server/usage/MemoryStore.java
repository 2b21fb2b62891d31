package io.keyrota.server.usage;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Rows as documents in memory: enough of a store for one writer. */
final class MemoryStore implements Store {
  final AtomicInteger reads = new AtomicInteger();
  private final Map<Identity, Document> rows = new HashMap<>();

  @Override
  public Snapshot snapshot() {
    return new Look();
  }

  @Override
  public void commit(
      Snapshot seen, List<Change> changes, AuditEntry entry, Consumer<Optional<Exception>> ended) {
    try {
      commit(seen, changes, entry);
      ended.accept(Optional.empty());
    } catch (RuntimeException refused) {
      ended.accept(Optional.of(refused));
    }
  }

  @Override
  public synchronized void commit(Snapshot seen, List<Change> changes, AuditEntry entry) {
    apply(changes);
  }

  synchronized void apply(List<Change> changes) {
    for (Change change : changes) {
      switch (change) {
        case Change.Put<?> put -> rows.put(put.identity(), document(put));
        case Change.Remove remove -> rows.remove(remove.identity());
      }
    }
  }

  private static <R extends Record> Document document(Change.Put<R> put) {
    return put.table().write(put.row());
  }

  private final class Look implements Snapshot {
    @Override
    public <R extends Record> Optional<R> find(Table<R> table, Place place, String id) {
      reads.incrementAndGet();
      synchronized (MemoryStore.this) {
        return Optional.ofNullable(rows.get(new Identity(place, table.kind(), id)))
            .map(document -> table.read(table.format(), document));
      }
    }

    @Override
    public <R extends Record> Optional<Row<R>> byHandle(Table<R> table, String handle) {
      return Optional.empty();
    }

    @Override
    public <R extends Record> List<Row<R>> page(
        Table<R> table, Place place, String afterId, int limit) {
      synchronized (MemoryStore.this) {
        return rows.entrySet().stream()
            .filter(row -> row.getKey().kind().equals(table.kind()))
            .filter(row -> row.getKey().id().compareTo(afterId) > 0)
            .sorted(Comparator.comparing(row -> row.getKey().id()))
            .limit(limit)
            .map(row -> new Row<>(row.getKey(), 1, table.read(table.format(), row.getValue())))
            .toList();
      }
    }

    @Override
    public <R extends Record> List<Row<R>> ofOwner(
        Table<R> table, Place place, String owner, String afterId, int limit) {
      return List.of();
    }
  }

  @Override
  public List<Due> due(Collection<String> kinds, Instant upTo, int limit) {
    return List.of();
  }

  @Override
  public Instant nextDue(Collection<String> kinds) {
    return Instant.MAX;
  }

  @Override
  public List<byte[]> untakenEntries() {
    return List.of();
  }

  @Override
  public void entriesTaken(Collection<String> eventIds) {}

  @Override
  public void onCommitted(Consumer<List<AuditEntry>> listener) {}

  @Override
  public void close() {}
}
