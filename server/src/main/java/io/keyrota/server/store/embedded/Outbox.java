package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The audit entries that the trail has not taken over yet. Those whose commits the database takes
 * over, it takes as well; they are removed there with a later group of commits, so that forgetting
 * costs no fsync of its own. Until then, and after a crash, the trail sees them again and knows
 * them by their event id.
 */
final class Outbox {
  private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();

  /** Of another store over the same file. */
  private final ConcurrentLinkedQueue<String> takenElsewhere = new ConcurrentLinkedQueue<>();

  /**
   * An audit entry by its commit number.
   *
   * @param record as {@link AuditEntry#encoded}
   */
  record Entry(long number, String eventId, byte[] record) {}

  /** Where an entry is kept beside the change log. */
  private sealed interface Kept {
    /** Nowhere else: the database does not have it yet. */
    record InMemory(Entry entry) implements Kept {}

    record InDatabase(long number) implements Kept {}
  }

  /** A commit's entries, the last of which has this number. */
  static List<Entry> entries(List<AuditEntry> entries, long last) {
    List<Entry> numbered = new ArrayList<>(entries.size());
    long number = last - entries.size();
    for (AuditEntry entry : entries) {
      numbered.add(new Entry(++number, entry.eventId(), entry.encoded()));
    }
    return numbered;
  }

  /** Entries that the change log holds and the database does not. */
  void keeps(List<Entry> entries) {
    entries.forEach(entry -> kept.put(entry.eventId(), new Kept.InMemory(entry)));
  }

  /** Entries that the database holds. */
  void saved(List<Entry> entries) {
    entries.forEach(entry -> kept.put(entry.eventId(), new Kept.InDatabase(entry.number())));
  }

  void taken(Collection<String> eventIds) {
    for (String eventId : eventIds) {
      switch (kept.remove(eventId)) {
        case null -> takenElsewhere.add(eventId);
        case Kept.InDatabase saved -> taken.add(saved.number());
        case Kept.InMemory _ -> {}
      }
    }
  }

  /** Whether a transaction of its own is worth while at the end. */
  boolean hasTaken() {
    return !taken.isEmpty() || !takenElsewhere.isEmpty();
  }

  /**
   * Those not taken yet, in commit order.
   *
   * @param inDatabase what the database was found to have, which may have been taken since
   */
  List<byte[]> untaken(List<Entry> inDatabase) {
    Map<Long, byte[]> all = new TreeMap<>();
    Set<Long> goneByNumber = Set.copyOf(taken);
    Set<String> goneById = Set.copyOf(takenElsewhere);
    for (Entry entry : inDatabase) {
      if (!goneByNumber.contains(entry.number()) && !goneById.contains(entry.eventId())) {
        all.put(entry.number(), entry.record());
        kept.putIfAbsent(entry.eventId(), new Kept.InDatabase(entry.number()));
      }
    }
    unsaved().forEach(entry -> all.put(entry.number(), entry.record()));
    return List.copyOf(all.values());
  }

  /** Those not taken yet that the database does not have, in commit order. */
  List<Entry> unsaved() {
    List<Entry> entries = new ArrayList<>();
    for (Kept each : kept.values()) {
      if (each instanceof Kept.InMemory(Entry entry)) {
        entries.add(entry);
      }
    }
    entries.sort(Comparator.comparingLong(Entry::number));
    return entries;
  }

  /** The database has them now. Whichever was taken meanwhile may go from there. */
  void nowSaved(List<Entry> entries) {
    for (Entry entry : entries) {
      Kept saved = new Kept.InDatabase(entry.number());
      if (kept.computeIfPresent(entry.eventId(), (id, before) -> saved) == null) {
        taken.add(entry.number());
      }
    }
  }

  /** What is to be forgotten in one transaction: given back when that fails. */
  record Batch(long[] numbers, List<String> eventIds) {}

  Batch next() {
    List<Long> all = drain(taken);
    long[] numbers = all.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(numbers);
    return new Batch(numbers, drain(takenElsewhere));
  }

  void again(Batch batch) {
    for (long number : batch.numbers()) {
      taken.add(number);
    }
    takenElsewhere.addAll(batch.eventIds());
  }

  /** Runs of neighbouring numbers go with one statement. */
  static void forget(Batch batch, Writing writing) throws SQLException {
    long[] numbers = batch.numbers();
    int first = 0;
    for (int i = 1; i <= numbers.length; i++) {
      if (i == numbers.length || numbers[i] > numbers[i - 1] + 1) {
        writing.forget(numbers[first], numbers[i - 1]);
        first = i;
      }
    }
    for (String eventId : batch.eventIds()) {
      writing.forget(eventId);
    }
  }

  private static <T> List<T> drain(ConcurrentLinkedQueue<T> queue) {
    List<T> all = new ArrayList<>();
    for (T next = queue.poll(); next != null; next = queue.poll()) {
      all.add(next);
    }
    return all;
  }
}
