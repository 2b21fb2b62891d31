package io.keyrota.server.usage;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.rules.kms.UsageOperation;
import io.keyrota.server.audit.Recorded;
import io.keyrota.server.audit.Resource;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How KMS keys and their materials were used, counted from the audit trail: each successful
 * operation once, whatever happens. What is new stands in memory and is added to the rows from time
 * to time; each row tells the last entry that it counts, and a position from where the trail is
 * counted again after a crash. Reads add what is in memory to what is in the rows. For use by any
 * number of threads; entries and savings come from one thread each.
 */
public final class KmsUse implements KmsKeyUsage, TrailReader {
  private final Store store;
  private final long head;
  private final Instant since;
  private final long covered;

  /** Rows count nothing after this entry: behind it there is no need to read them in a replay. */
  private final long counted;

  /** Up to which entry rows counted before anything was replayed; nothing is saved meanwhile. */
  private final Map<KmsUsageEntry.Key, Long> countedAtStart = new HashMap<>();

  // Guarded by this.
  private Map<KmsUsageEntry.Key, KmsUseTally> fresh = new HashMap<>();
  private Map<KmsUsageEntry.Key, KmsUseTally> saving = new HashMap<>();
  private long position;
  private long savedPosition;
  private long savingPosition;

  /** Whether the store has the position at all. */
  private boolean known;

  /** What this package keeps of it in the store. */
  public static List<Table<?>> tables() {
    return List.of(KmsUsageTable.TABLE, KmsPositionTable.TABLE);
  }

  /**
   * What the store knows; {@link TrailReader#open} tells the rest.
   *
   * @param now since when uses are recorded, where the store does not know of an earlier time
   */
  public KmsUse(Store store, Trail trail, Instant now) {
    this.store = store;
    this.head = trail.head().seq();
    Optional<KmsPositionTable.Position> row =
        store.snapshot().find(KmsPositionTable.TABLE, Place.SYSTEM, KmsPositionTable.ID);
    known = row.isPresent();
    since = row.map(KmsPositionTable.Position::since).orElse(now);
    // A trail that was begun anew is behind the store.
    covered = Math.min(row.map(KmsPositionTable.Position::seq).orElse(head), head);
    counted = row.map(KmsPositionTable.Position::counted).orElse(head);
    position = covered;
    savingPosition = covered;
    savedPosition = covered;
  }

  @Override
  public Instant since() {
    return since;
  }

  @Override
  public long covered() {
    return covered;
  }

  @Override
  public void replayed(Recorded recorded) {
    learn(recorded, true);
  }

  @Override
  public void durable(List<Recorded> entries) {
    // The replay is over.
    countedAtStart.clear();
    entries.forEach(recorded -> learn(recorded, false));
  }

  private void learn(Recorded recorded, boolean again) {
    KmsUsageEntry.operation(recorded.entry())
        .ifPresent(operation -> count(operation, recorded, again));
    synchronized (this) {
      position = Math.max(position, recorded.seq());
    }
  }

  private void count(UsageOperation operation, Recorded recorded, boolean again) {
    List<Resource> resources = recorded.entry().resources();
    for (int i = 0; i < resources.size(); i++) {
      Resource resource = resources.get(i);
      boolean opens = operation == UsageOperation.RE_ENCRYPT ? i == 0 : operation.opens();
      KmsUsageEntry.key(resource)
          .filter(key -> !again || !counted(key, recorded.seq()))
          .ifPresent(key -> add(key, operation, recorded, resource.version(), opens));
    }
  }

  /** Whether the key's row already counts the entry: rows are saved before the position is. */
  private boolean counted(KmsUsageEntry.Key key, long seq) {
    return seq <= counted && seq <= countedAtStart.computeIfAbsent(key, this::countedAtStart);
  }

  private long countedAtStart(KmsUsageEntry.Key key) {
    return saved(key, store.snapshot())
        .map(KmsUsageTable.Row::seq)
        .filter(seq -> seq <= head)
        .orElse(0L);
  }

  private synchronized void add(
      KmsUsageEntry.Key key,
      UsageOperation operation,
      Recorded recorded,
      Optional<String> material,
      boolean opens) {
    fresh
        .computeIfAbsent(key, it -> new KmsUseTally())
        .add(operation, recorded, material.orElse(KeyUsageRecord.ONLY), opens);
  }

  private static Optional<KmsUsageTable.Row> saved(KmsUsageEntry.Key key, Snapshot seen) {
    return seen.find(KmsUsageTable.TABLE, key.place(), key.id());
  }

  @Override
  public KeyUsageRecord of(AccountId account, Region region, KeyId id, Snapshot seen) {
    KmsUsageEntry.Key key = new KmsUsageEntry.Key(new Place(account, region), id.text());
    Optional<KmsUsageTable.Row> leaving;
    Optional<KmsUsageTable.Row> last;
    synchronized (this) {
      leaving = Optional.ofNullable(saving.get(key)).map(KmsUseTally::row);
      last = Optional.ofNullable(fresh.get(key)).map(KmsUseTally::row);
    }
    Optional<KmsUsageTable.Row> row = saved(key, seen);
    KeyUsageRecord usage = row.map(KmsUsageTable.Row::usage).orElse(KeyUsageRecord.NONE);
    if (leaving.isPresent() && !isIn(leaving.get(), row)) {
      usage = usage.plus(leaving.get().usage());
    }
    return last.isEmpty() ? usage : usage.plus(last.get().usage());
  }

  /**
   * Whether the row already has what is being saved: each saving of a key ends at its own entry.
   */
  private static boolean isIn(KmsUsageTable.Row leaving, Optional<KmsUsageTable.Row> row) {
    return row.filter(r -> r.seq() == leaving.seq()).isPresent();
  }

  /** Whether nothing was ever saved. */
  synchronized boolean first() {
    return !known;
  }

  /** How many keys were used since they were last saved. */
  public synchronized int unsaved() {
    return fresh.size();
  }

  /** Begins to save what was learnt until now; false when it is not worth it. */
  synchronized boolean beginSaving() {
    if (saving.isEmpty()) {
      if (known && fresh.isEmpty() && position - savedPosition < WORTH_A_COMMIT) {
        return false;
      }
      saving = fresh;
      savingPosition = position;
      fresh = new HashMap<>();
    }
    return true;
  }

  /**
   * A part of what is to be saved.
   *
   * @param rows what is to be added to the rows
   * @param position what is true of the rows then; the last part moves it
   */
  record Part(Map<KmsUsageEntry.Key, KmsUsageTable.Row> rows, KmsPositionTable.Position position) {
    /** Whether nothing is left to be saved. */
    boolean isLast() {
      return position.seq() == position.counted();
    }
  }

  synchronized Part part(int most) {
    Map<KmsUsageEntry.Key, KmsUsageTable.Row> rows = new HashMap<>();
    saving.entrySet().stream().limit(most).forEach(e -> rows.put(e.getKey(), e.getValue().row()));
    long seq = rows.size() == saving.size() ? savingPosition : savedPosition;
    return new Part(rows, new KmsPositionTable.Position(since, seq, savingPosition));
  }

  /**
   * The changes that save a part; of keys that are no more, none.
   *
   * @param exists whether there is a key of that id at the place
   */
  List<Change> changes(Part part, Snapshot seen, BiPredicate<Place, String> exists) {
    List<Change> changes = new ArrayList<>();
    part.rows()
        .forEach(
            (key, leaving) -> {
              if (exists.test(key.place(), key.id())) {
                KeyUsageRecord before =
                    saved(key, seen).map(KmsUsageTable.Row::usage).orElse(KeyUsageRecord.NONE);
                changes.add(
                    new Change.Put<>(
                        KmsUsageTable.TABLE,
                        key.place(),
                        key.id(),
                        new KmsUsageTable.Row(before.plus(leaving.usage()), leaving.seq())));
              }
            });
    changes.add(
        new Change.Put<>(
            KmsPositionTable.TABLE, Place.SYSTEM, KmsPositionTable.ID, part.position()));
    return changes;
  }

  /** The part was committed. */
  synchronized void saved(Part part) {
    part.rows().keySet().forEach(saving::remove);
    savedPosition = part.position().seq();
    known = true;
  }
}
