package io.keyrota.server.usage;

import io.keyrota.rules.iam.LastUse;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Recorded;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * When each long-term access key, and each role, was last used, and when each user and role last
 * tried each operation, learnt from the audit trail. Uses are kept in memory and written to the
 * store from time to time, together with the trail's position that they cover; after a crash the
 * rest is replayed from that position. Reads merge what is still in memory, so a use is visible to
 * the next request. For use by any number of threads.
 */
public final class KeyUse implements TrailReader {
  /** Beyond this many keys, those that are in the store are dropped from memory. */
  private static final int CACHED_KEYS = 50_000;

  private static final Table<LastUse> USES = new KeyUseTable();
  private static final Table<PositionTable.Position> POSITIONS = new PositionTable();

  /** Rows of a principal that are read at once. */
  private static final int OPERATIONS = 200;

  private final Store store;
  private final KnownUses known;
  private final AtomicLong position = new AtomicLong();
  private final long covered;
  private volatile long savedPosition;

  /**
   * What is to be committed.
   *
   * @param changes at most one for each row; never empty
   * @param uses the uses among them, by access key id
   * @param position the trail's position that they cover
   */
  public record Flush(List<Change> changes, Map<String, LastUse> uses, long position) {
    /** Unchangeable. */
    public Flush {
      changes = List.copyOf(changes);
      uses = Map.copyOf(uses);
    }
  }

  /** What this package keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(USES, POSITIONS);
  }

  private KeyUse(Store store, Trail trail, int cachedKeys) {
    this.store = store;
    this.known = new KnownUses(cachedKeys, this::saved);
    long saved =
        store
            .snapshot()
            .find(POSITIONS, Place.SYSTEM, PositionTable.ID)
            .map(PositionTable.Position::seq)
            .orElse(0L);
    // A trail that was begun anew is behind the store.
    this.covered = Math.min(saved, trail.head().seq());
    this.savedPosition = covered;
    this.position.set(covered);
  }

  /** What the store knows; {@link TrailReader#open} tells the rest. */
  public KeyUse(Store store, Trail trail) {
    this(store, trail, CACHED_KEYS);
  }

  /** Over what the store and the trail know, listening from now on. */
  public static KeyUse open(Store store, Trail trail) throws IOException {
    return open(store, trail, CACHED_KEYS);
  }

  static KeyUse open(Store store, Trail trail, int cachedKeys) throws IOException {
    KeyUse uses = new KeyUse(store, trail, cachedKeys);
    TrailReader.open(trail, List.of(uses));
    return uses;
  }

  @Override
  public long covered() {
    return covered;
  }

  @Override
  public void replayed(Recorded entry) {
    durable(List.of(entry));
  }

  @Override
  public void durable(List<Recorded> entries) {
    entries.forEach(recorded -> used(recorded.entry()));
    position.accumulateAndGet(entries.getLast().seq(), Math::max);
  }

  /**
   * Takes notice of an entry. The trail tells of every entry by itself; calling this as soon as a
   * change is committed makes the use visible before the trail has taken its entry over. Telling
   * twice does no harm.
   */
  public void used(AuditEntry entry) {
    EntryUses.visit(entry, known::note);
  }

  private Optional<LastUse> saved(String accessKeyId) {
    return store.snapshot().find(USES, Place.SYSTEM, accessKeyId);
  }

  /** The last use of the key or the role, empty when it was never used to sign a request. */
  public Optional<LastUse> lastUse(String accessKeyId) {
    return known.of(accessKeyId).or(() -> saved(accessKeyId));
  }

  /**
   * When users and roles last tried operations, refused attempts included.
   *
   * @param principalIds unique ids
   * @return by {@code AIDA…/kms/Decrypt}
   */
  public SortedMap<String, LastUse> accesses(Set<String> principalIds) {
    SortedMap<String, LastUse> all = new TreeMap<>();
    Snapshot snapshot = store.snapshot();
    for (String id : principalIds) {
      // An operation has one row, so this ends.
      String prefix = id + '/';
      String after = prefix;
      List<Row<LastUse>> rows;
      do {
        rows = snapshot.page(USES, Place.SYSTEM, after, OPERATIONS);
        for (Row<LastUse> row : rows) {
          after = row.identity().id();
          if (after.startsWith(prefix)) {
            all.put(after, row.value());
          }
        }
      } while (rows.size() == OPERATIONS && after.startsWith(prefix));
    }
    known.forEach(
        (id, use) -> {
          int slash = id.indexOf('/');
          if (slash > 0 && principalIds.contains(id.substring(0, slash))) {
            all.put(id, use);
          }
        });
    return all;
  }

  /** Of how many keys, roles and operations something is to be saved. */
  public int unsaved() {
    return known.unsaved();
  }

  /**
   * What the store does not know yet, empty when it is not worth a commit. After the commit {@link
   * #flushed} is to be called; after a conflict or a failure simply flush again.
   */
  public Optional<Flush> flush() {
    long covered = position.get(); // read first: every entry up to it is already in memory
    Map<String, LastUse> uses = known.unsavedUses();
    List<Change> changes = new ArrayList<>();
    uses.forEach((id, use) -> changes.add(new Change.Put<>(USES, Place.SYSTEM, id, use)));
    if (changes.isEmpty() && covered - savedPosition < WORTH_A_COMMIT) {
      return Optional.empty();
    }
    PositionTable.Position row = new PositionTable.Position(covered);
    changes.add(new Change.Put<>(POSITIONS, Place.SYSTEM, PositionTable.ID, row));
    return Optional.of(new Flush(changes, uses, covered));
  }

  /** The flush was committed. */
  public void flushed(Flush flush) {
    savedPosition = flush.position();
    known.saved(flush.uses());
  }

  /** The change that forgets a key, for the commit that deletes it. */
  public static Change forgotten(String accessKeyId) {
    return Change.Remove.of(USES, Place.SYSTEM, accessKeyId);
  }

  /**
   * Deletes from the store what belongs to no access key any more.
   *
   * @param snapshot reads the rows, a page at a time
   * @param after the id after which to look, empty for the beginning
   */
  public Sweep sweep(Snapshot snapshot, String after, int limit, Predicate<String> exists) {
    List<Change> changes = new ArrayList<>();
    String last = "";
    List<Row<LastUse>> rows = snapshot.page(USES, Place.SYSTEM, after, limit);
    for (Row<LastUse> row : rows) {
      last = row.identity().id();
      if (!exists.test(last)) {
        known.forget(last);
        changes.add(forgotten(last));
      }
    }
    return new Sweep(changes, rows.size() < limit ? "" : last);
  }

  /**
   * A part of the rows looked through.
   *
   * @param next where to go on, empty when all were looked through
   */
  public record Sweep(List<Change> changes, String next) {}
}
