package io.keyrota.server.iam;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A store without a disk: documents, revisions, handles and conflicts as the contract has them. */
public final class MemoryStore implements Store {
  private final Map<Identity, Kept> rows = new HashMap<>();

  private record Kept(
      long revision,
      int format,
      Document document,
      @Nullable String owner,
      @Nullable String handle) {}

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
    } catch (Exception refused) {
      ended.accept(Optional.of(refused));
    }
  }

  @Override
  public synchronized void commit(Snapshot seen, List<Change> changes, AuditEntry entry)
      throws Conflict {
    for (var read : ((Look) seen).revisions.entrySet()) {
      Kept kept = rows.get(read.getKey());
      if ((kept == null ? 0 : kept.revision) != read.getValue()) {
        throw new Conflict(read.getKey());
      }
    }
    Map<Identity, Kept> next = new HashMap<>(rows);
    Set<Identity> once = new HashSet<>();
    for (Change change : changes) {
      if (!once.add(change.identity())) {
        throw new IllegalArgumentException("changed twice: " + change.identity());
      }
      switch (change) {
        case Change.Remove remove -> next.remove(remove.identity());
        case Change.Put<?> put -> next.put(put.identity(), kept(put));
      }
    }
    Set<String> handles = new HashSet<>();
    next.forEach(
        (identity, kept) -> {
          if (kept.handle != null && !handles.add(identity.kind() + "/" + kept.handle)) {
            throw new IllegalStateException("handle taken: " + kept.handle);
          }
        });
    rows.clear();
    rows.putAll(next);
  }

  private <R extends Record> Kept kept(Change.Put<R> put) {
    Kept before = rows.get(put.identity());
    Table<R> table = put.table();
    return new Kept(
        before == null ? 1 : before.revision + 1,
        table.format(),
        table.write(put.row()),
        table.owner(put.row()),
        table.handle(put.row()));
  }

  /** Every document that is kept, for tests that look for what must not be there. */
  public synchronized List<Document> documents() {
    return rows.values().stream().map(Kept::document).toList();
  }

  private final class Look implements Snapshot {
    private final Map<Identity, Long> revisions = new HashMap<>();

    @Override
    public <R extends Record> Optional<R> find(Table<R> table, Place place, String id) {
      synchronized (MemoryStore.this) {
        Identity identity = new Identity(place, table.kind(), id);
        Kept kept = rows.get(identity);
        revisions.putIfAbsent(identity, kept == null ? 0 : kept.revision);
        return Optional.ofNullable(kept).map(k -> table.read(k.format, k.document));
      }
    }

    @Override
    public <R extends Record> Optional<Row<R>> byHandle(Table<R> table, String handle) {
      List<Row<R>> found = rows(table, (id, kept) -> handle.equals(kept.handle), 1);
      found.forEach(row -> revisions.putIfAbsent(row.identity(), row.revision()));
      return found.stream().findFirst();
    }

    @Override
    public <R extends Record> List<Row<R>> page(
        Table<R> table, Place place, String afterId, int limit) {
      return rows(
          table, (id, kept) -> id.place().equals(place) && id.id().compareTo(afterId) > 0, limit);
    }

    @Override
    public <R extends Record> List<Row<R>> ofOwner(
        Table<R> table, Place place, String owner, String afterId, int limit) {
      return rows(
          table,
          (id, kept) ->
              id.place().equals(place)
                  && owner.equals(kept.owner)
                  && id.id().compareTo(afterId) > 0,
          limit);
    }

    private <R extends Record> List<Row<R>> rows(
        Table<R> table, BiPredicate<Identity, Kept> which, int limit) {
      synchronized (MemoryStore.this) {
        Predicate<Map.Entry<Identity, Kept>> matches =
            entry ->
                entry.getKey().kind().equals(table.kind())
                    && which.test(entry.getKey(), entry.getValue());
        List<Row<R>> found = new ArrayList<>();
        rows.entrySet().stream()
            .filter(matches)
            .sorted(Comparator.comparing(entry -> entry.getKey().id()))
            .limit(limit)
            .forEach(
                entry -> {
                  Kept kept = entry.getValue();
                  found.add(
                      new Row<>(
                          entry.getKey(), kept.revision, table.read(kept.format, kept.document)));
                });
        return found;
      }
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
