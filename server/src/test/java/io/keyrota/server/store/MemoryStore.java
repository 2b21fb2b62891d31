package io.keyrota.server.store;

import io.keyrota.server.audit.AuditEntry;
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

/**
 * A store without a disk: documents, revisions, due times, owners, handles and conflicts as the
 * contract has them. Only a handle given twice is an error here and no conflict: no test wants it.
 */
public final class MemoryStore implements Store {
  private final Map<Identity, Kept> rows = new HashMap<>();
  private final List<Consumer<List<AuditEntry>>> listeners = new ArrayList<>();
  private long reads;

  private record Kept(
      long revision,
      int format,
      Document document,
      @Nullable Instant due,
      @Nullable String owner,
      @Nullable String handle) {}

  @Override
  public Snapshot snapshot() {
    return new Look();
  }

  @Override
  public void commit(
      Snapshot seen,
      List<Change> changes,
      List<AuditEntry> entries,
      Consumer<Optional<Exception>> ended) {
    try {
      commit(seen, changes, entries);
      ended.accept(Optional.empty());
    } catch (Exception refused) {
      ended.accept(Optional.of(refused));
    }
  }

  @Override
  public synchronized void commit(Snapshot seen, List<Change> changes, List<AuditEntry> made)
      throws Conflict {
    for (var read : ((Look) seen).revisions.entrySet()) {
      Kept kept = rows.get(read.getKey());
      if ((kept == null ? 0 : kept.revision) != read.getValue()) {
        throw new Conflict(read.getKey());
      }
    }
    apply(changes);
    listeners.forEach(listener -> listener.accept(made));
  }

  /** Applies the changes, whatever anybody has seen. */
  public synchronized void apply(List<Change> changes) {
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
        table.due(put.row()),
        table.owner(put.row()),
        table.handle(put.row()));
  }

  /** Every document that is kept, for tests that look for what must not be there. */
  public synchronized List<Document> documents() {
    return rows.values().stream().map(Kept::document).toList();
  }

  /** How many rows were looked up one by one. */
  public synchronized long reads() {
    return reads;
  }

  private final class Look implements Snapshot {
    private final Map<Identity, Long> revisions = new HashMap<>();

    @Override
    public <R extends Record> Optional<R> find(Table<R> table, Place place, String id) {
      synchronized (MemoryStore.this) {
        reads++;
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
  public synchronized List<Due> due(Collection<String> kinds, Instant upTo, int limit) {
    List<Due> found = new ArrayList<>();
    rows.forEach(
        (identity, kept) -> {
          if (kept.due != null && kinds.contains(identity.kind()) && !kept.due.isAfter(upTo)) {
            found.add(new Due(identity, kept.revision, kept.due));
          }
        });
    found.sort(Comparator.comparing(Due::at).thenComparing(due -> due.identity().id()));
    return found.subList(0, Math.min(limit, found.size()));
  }

  @Override
  public Instant nextDue(Collection<String> kinds) {
    List<Due> next = due(kinds, Instant.MAX, 1);
    return next.isEmpty() ? Instant.MAX : next.getFirst().at();
  }

  @Override
  public List<byte[]> untakenEntries() {
    return List.of();
  }

  @Override
  public void entriesTaken(Collection<String> eventIds) {}

  @Override
  public synchronized void onCommitted(Consumer<List<AuditEntry>> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {}
}
