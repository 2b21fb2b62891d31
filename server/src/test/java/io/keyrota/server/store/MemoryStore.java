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
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A store without a disk: documents as bytes, revisions, owners, handles, due times and conflicts
 * as the contract has them. Only a handle given twice is an error here and no conflict: no test
 * wants it. It remembers the entries of its commits.
 */
public final class MemoryStore implements Store {
  private static final Comparator<Identity> ORDER =
      Comparator.comparing(Identity::kind)
          .thenComparing(identity -> identity.place().account().digits())
          .thenComparing(identity -> identity.place().region().name())
          .thenComparing(Identity::id);
  private static final Comparator<Due> BY_TIME =
      Comparator.comparing(Due::at).thenComparing(Due::identity, ORDER);

  public final List<AuditEntry> entries = new ArrayList<>();

  private final NavigableMap<Identity, Kept> rows = new TreeMap<>(ORDER);
  private final Map<String, Identity> handles = new HashMap<>();
  private final Map<String, NavigableSet<Due>> due = new HashMap<>();
  private final List<Consumer<List<AuditEntry>>> listeners = new ArrayList<>();
  private long revision;
  private long reads;

  private record Kept(
      long revision,
      int format,
      byte[] document,
      @Nullable String owner,
      @Nullable String handle,
      @Nullable Instant due) {}

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
    entries.addAll(made);
    listeners.forEach(listener -> listener.accept(made));
  }

  /** Applies the changes, whatever anybody has seen. */
  public synchronized void apply(List<Change> changes) {
    Set<Identity> once = new HashSet<>();
    for (Change change : changes) {
      if (!once.add(change.identity())) {
        throw new IllegalArgumentException("changed twice: " + change.identity());
      }
    }
    for (Change change : changes) {
      remove(change.identity());
    }
    for (Change change : changes) {
      if (change instanceof Change.Put<?> put) {
        put(put);
      }
    }
  }

  private void remove(Identity identity) {
    Kept before = rows.remove(identity);
    if (before != null && before.handle != null) {
      handles.remove(identity.kind() + "/" + before.handle);
    }
    if (before != null && before.due != null) {
      dueOf(identity.kind()).remove(new Due(identity, before.revision, before.due));
    }
  }

  private <R extends Record> void put(Change.Put<R> put) {
    Table<R> table = put.table();
    Kept kept =
        new Kept(
            ++revision,
            table.format(),
            DocumentFormat.encode(table.write(put.row())),
            table.owner(put.row()),
            table.handle(put.row()),
            table.due(put.row()));
    rows.put(put.identity(), kept);
    if (kept.handle != null
        && handles.put(put.identity().kind() + "/" + kept.handle, put.identity()) != null) {
      throw new IllegalStateException("handle taken: " + kept.handle);
    }
    if (kept.due != null) {
      dueOf(table.kind()).add(new Due(put.identity(), kept.revision, kept.due));
    }
  }

  private NavigableSet<Due> dueOf(String kind) {
    return due.computeIfAbsent(kind, _ -> new TreeSet<>(BY_TIME));
  }

  /** Every document that is kept, for tests that look for what must not be there. */
  public synchronized Map<Identity, Document> documents() {
    Map<Identity, Document> all = new TreeMap<>(ORDER);
    rows.forEach((identity, kept) -> all.put(identity, DocumentFormat.decode(kept.document)));
    return all;
  }

  /** How many rows were looked up one by one. */
  public synchronized long reads() {
    return reads;
  }

  /** The rows of a kind, wherever they are. */
  public synchronized List<Identity> ofKind(String kind) {
    return rows.keySet().stream().filter(identity -> identity.kind().equals(kind)).toList();
  }

  private final class Look implements Snapshot {
    private final Map<Identity, Long> revisions = new HashMap<>();

    @Override
    public <R extends Record> Optional<Row<R>> row(Table<R> table, Place place, String id) {
      synchronized (MemoryStore.this) {
        reads++;
        Identity identity = new Identity(place, table.kind(), id);
        Kept kept = rows.get(identity);
        revisions.putIfAbsent(identity, kept == null ? 0 : kept.revision);
        return Optional.ofNullable(kept).map(k -> new Row<>(identity, k.revision, read(table, k)));
      }
    }

    @Override
    public void supposeNone(Table<?> table, Place place, String id) {
      revisions.putIfAbsent(new Identity(place, table.kind(), id), 0L);
    }

    @Override
    public <R extends Record> Optional<Row<R>> byHandle(Table<R> table, String handle) {
      synchronized (MemoryStore.this) {
        Identity identity = handles.get(table.kind() + "/" + handle);
        Kept kept = identity == null ? null : rows.get(identity);
        if (identity == null || kept == null) {
          return Optional.empty();
        }
        revisions.putIfAbsent(identity, kept.revision);
        return Optional.of(new Row<>(identity, kept.revision, read(table, kept)));
      }
    }

    @Override
    public <R extends Record> List<Row<R>> page(
        Table<R> table, Place place, String afterId, int limit) {
      return rows(table, place, afterId, limit, kept -> true);
    }

    @Override
    public <R extends Record> List<Row<R>> ofOwner(
        Table<R> table, Place place, String owner, String afterId, int limit) {
      return rows(table, place, afterId, limit, kept -> owner.equals(kept.owner));
    }

    private <R extends Record> List<Row<R>> rows(
        Table<R> table, Place place, String afterId, int limit, Predicate<Kept> which) {
      synchronized (MemoryStore.this) {
        List<Row<R>> found = new ArrayList<>();
        Identity after = new Identity(place, table.kind(), afterId);
        for (var entry : rows.tailMap(after, false).entrySet()) {
          boolean here =
              entry.getKey().kind().equals(table.kind()) && entry.getKey().place().equals(place);
          if (!here || found.size() == limit) {
            break;
          }
          if (which.test(entry.getValue())) {
            Kept kept = entry.getValue();
            found.add(new Row<>(entry.getKey(), kept.revision, read(table, kept)));
          }
        }
        return found;
      }
    }

    private <R extends Record> R read(Table<R> table, Kept kept) {
      return table.read(kept.format, DocumentFormat.decode(kept.document));
    }
  }

  @Override
  public synchronized List<Due> due(Collection<String> kinds, Instant upTo, int limit) {
    return Set.copyOf(kinds).stream()
        .flatMap(
            kind -> dueOf(kind).stream().takeWhile(row -> !row.at().isAfter(upTo)).limit(limit))
        .sorted(BY_TIME)
        .limit(limit)
        .toList();
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
