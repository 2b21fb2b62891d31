package io.keyrota.server.usage;

import io.keyrota.rules.iam.LastUse;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The uses that are in memory, by their ids, and which of them the store does not have yet. Beyond
 * a number of ids those that the store has are dropped. For use by any number of threads.
 */
final class KnownUses {
  private final int most;
  private final Function<String, Optional<LastUse>> store;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** What is known beyond the store; changed as its entry in {@code known} is, under its lock. */
  private final Set<String> unsaved = ConcurrentHashMap.newKeySet();

  /** Whether there may be something to drop: not until the next saving, where all is unsaved. */
  private volatile boolean droppable = true;

  /** What is known of an id; {@code saved} is what the store has, if anything. */
  private record Known(LastUse use, Optional<LastUse> saved) {
    boolean isSaved() {
      return saved.isPresent() && saved.get().equals(use);
    }
  }

  /**
   * Nothing yet.
   *
   * @param most how many ids stay in memory, unless more than these are unsaved
   * @param store what the store has of an id
   */
  KnownUses(int most, Function<String, Optional<LastUse>> store) {
    this.most = most;
    this.store = store;
  }

  /** Takes notice of a use; of the same one twice without harm. */
  void note(String id, LastUse use) {
    Known before = known.get(id);
    if (before == null || !LastUse.after(Optional.of(before.use()), use).equals(before.use())) {
      known.compute(
          id,
          (key, now) -> {
            Optional<LastUse> saved = now == null ? store.apply(key) : now.saved();
            Optional<LastUse> kept = now == null ? saved : Optional.of(now.use());
            return marked(key, new Known(LastUse.after(kept, use), saved));
          });
    }
    if (droppable && known.size() > most) {
      dropSaved();
    }
  }

  private Known marked(String id, Known it) {
    boolean _ = it.isSaved() ? unsaved.remove(id) : unsaved.add(id);
    return it;
  }

  /** Down to three quarters, so that it is not done for every id. */
  private void dropSaved() {
    Iterator<Map.Entry<String, Known>> all = known.entrySet().iterator();
    while (all.hasNext() && known.size() > most * 3 / 4) {
      Map.Entry<String, Known> each = all.next();
      if (each.getValue().isSaved()) {
        // Not if it was used again just now.
        known.remove(each.getKey(), each.getValue());
      }
    }
    droppable = known.size() <= most;
  }

  /** The last use; empty when none is in memory, whatever the store has. */
  Optional<LastUse> of(String id) {
    return Optional.ofNullable(known.get(id)).map(Known::use);
  }

  /** Shows all that is in memory. */
  void forEach(BiConsumer<String, LastUse> visitor) {
    known.forEach((id, it) -> visitor.accept(id, it.use()));
  }

  /** Of how many ids something is to be saved. */
  int unsaved() {
    return unsaved.size();
  }

  /** What is to be saved. */
  Map<String, LastUse> unsavedUses() {
    Map<String, LastUse> uses = new HashMap<>();
    unsaved.forEach(id -> of(id).ifPresent(use -> uses.put(id, use)));
    return uses;
  }

  /** The store has these uses now. */
  void saved(Map<String, LastUse> uses) {
    droppable = true;
    uses.forEach(
        (id, use) ->
            known.computeIfPresent(
                id, (key, it) -> marked(key, new Known(it.use(), Optional.of(use)))));
  }

  /** There is no such id any more. */
  void forget(String id) {
    known.compute(
        id,
        (key, gone) -> {
          unsaved.remove(key);
          return null;
        });
  }
}
