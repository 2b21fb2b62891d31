package io.keyrota.server.store.embedded;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The last committed values of some keys, for many readers without a lock. It never holds a value
 * older than the last commit that was acknowledged:
 *
 * <ul>
 *   <li>Only the writer's thread publishes, after a commit is durable and before it is
 *       acknowledged: first the key's stamp moves, then the value is set.
 *   <li>A reader that misses takes the key's stamp, reads the database, and fills only if the stamp
 *       has not moved. If its read missed a commit, then the stamp was taken before that commit was
 *       published; so either the fill finds the stamp moved and drops its value, or the publication
 *       is still to come and replaces it (both happen under the key's lock in the map).
 *   <li>A key that is not here is read from the database, so eviction can not make anything older.
 * </ul>
 *
 * Many keys share a stamp: that only drops a fill for nothing now and then. When more than {@code
 * bound} keys are held, those not read since they were last considered go first.
 */
final class Cache<K, V> {
  private static final int STAMPS = 1 << 12;

  private final ConcurrentHashMap<K, Cell<K, V>> cells = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Cell<K, V>> line = new ConcurrentLinkedQueue<>();
  private final AtomicIntegerArray stamps;
  private final int bound;

  /**
   * @param bound how many keys to hold; with 0 none
   */
  Cache(int bound) {
    this.bound = bound;
    this.stamps = new AtomicIntegerArray(bound == 0 ? 1 : STAMPS);
  }

  /** A key's place: it stays while its value changes, so that it stands in line once. */
  private static final class Cell<K, V> {
    final K key;
    volatile @Nullable V value;

    /** Racy on purpose: a lost mark only makes the key look less read than it is. */
    boolean used;

    Cell(K key, V value) {
      this.key = key;
      this.value = value;
    }
  }

  /** The value, or null when it is not held. */
  @Nullable V get(K key) {
    Cell<K, V> cell = cells.get(key);
    if (cell == null) {
      return null;
    }
    if (!cell.used) {
      cell.used = true;
    }
    return cell.value;
  }

  /** To be taken before the database is read for {@link #fill}. */
  int stamp(K key) {
    return stamps.get(slot(key));
  }

  /** Holds what a reader found, unless something was published meanwhile. */
  void fill(K key, V value, int stamp) {
    if (bound == 0) {
      return;
    }
    cells.compute(key, (k, cell) -> stamp(key) == stamp ? put(cell, key, value) : cell);
    evict();
  }

  /** Sets what was just committed. Called by the writer alone. */
  void publish(K key, V value) {
    if (bound == 0) {
      return;
    }
    move(key);
    cells.compute(key, (k, cell) -> put(cell, key, value));
    evict();
  }

  /**
   * Changes the value, where one is held, by what was just committed; null forgets it. Called by
   * the writer alone.
   */
  void change(K key, Function<V, @Nullable V> change) {
    if (bound == 0) {
      return;
    }
    move(key);
    cells.computeIfPresent(
        key,
        (k, cell) -> {
          V value = cell.value;
          cell.value = value == null ? null : change.apply(value);
          return cell;
        });
  }

  private Cell<K, V> put(@Nullable Cell<K, V> cell, K key, V value) {
    if (cell != null) {
      cell.value = value;
      return cell;
    }
    Cell<K, V> added = new Cell<>(key, value);
    line.add(added);
    return added;
  }

  private void evict() {
    while (cells.mappingCount() > bound) {
      Cell<K, V> first = line.poll();
      if (first == null) {
        return;
      }
      if (first.used) {
        first.used = false;
        line.add(first);
      } else {
        cells.remove(first.key, first);
      }
    }
  }

  private void move(K key) {
    stamps.incrementAndGet(slot(key));
  }

  private int slot(K key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (stamps.length() - 1);
  }
}
