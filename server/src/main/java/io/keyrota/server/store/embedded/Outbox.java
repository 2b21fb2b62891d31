package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Which audit entries still lie in the database, and which of them may go. They go with a later
 * group of commits, so that forgetting costs no fsync of its own; until then, and after a crash,
 * the trail sees them again and knows them by their event id.
 */
final class Outbox {
  private final ConcurrentHashMap<String, Long> numbers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();

  /** Of another store over the same file. */
  private final ConcurrentLinkedQueue<String> takenElsewhere = new ConcurrentLinkedQueue<>();

  /** An entry that is in the database under this number. */
  void keeps(String eventId, long number) {
    numbers.put(eventId, number);
  }

  /** A commit's entries, the last of which has this number. */
  void keeps(List<AuditEntry> entries, long last) {
    long number = last - entries.size();
    for (AuditEntry entry : entries) {
      keeps(entry.eventId(), ++number);
    }
  }

  void taken(Collection<String> eventIds) {
    for (String eventId : eventIds) {
      Long number = numbers.remove(eventId);
      if (number == null) {
        takenElsewhere.add(eventId);
      } else {
        taken.add(number);
      }
    }
  }

  /** Whether a transaction of its own is worth while at the end. */
  boolean hasTaken() {
    return !taken.isEmpty() || !takenElsewhere.isEmpty();
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
