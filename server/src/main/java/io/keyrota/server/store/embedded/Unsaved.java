package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was committed and is not in the database yet: one change for each row. The writer's thread
 * adds to it before a commit is acknowledged, and empties it once the database has it all; whoever
 * reads looks here first, and then asks the database.
 */
final class Unsaved {
  private final Map<String, Map<Identity, Applied>> kinds = new ConcurrentHashMap<>();

  /** Who carries a handle that was given or taken away; empty: nobody. Others are not here. */
  final Map<Memory.Handle, Optional<Identity>> handles = new ConcurrentHashMap<>();

  private final AtomicInteger size = new AtomicInteger();

  void add(Applied change) {
    Identity identity = change.identity();
    Map<Identity, Applied> rows =
        kinds.computeIfAbsent(identity.kind(), kind -> new ConcurrentHashMap<>());
    Applied earlier = rows.get(identity);
    rows.put(identity, earlier == null ? change : earlier.then(change));
    if (earlier == null) {
      size.incrementAndGet();
    }
    String left = change.before().handle();
    String handle = change.columns().handle();
    if (left != null && !left.equals(handle)) {
      // Unless another row of the same commit took it over already.
      handles.merge(
          new Memory.Handle(identity.kind(), left),
          Optional.empty(),
          (holder, none) -> holder.equals(Optional.of(identity)) ? none : holder);
    }
    if (handle != null) {
      handles.put(new Memory.Handle(identity.kind(), handle), Optional.of(identity));
    }
  }

  /** How many rows differ from the database's. */
  int size() {
    return size.get();
  }

  /** The row's change; null when the row is as the database has it. */
  @Nullable Applied get(Identity identity) {
    return ofKind(identity.kind()).get(identity);
  }

  /** How many rows of a kind differ. */
  int size(String kind) {
    return ofKind(kind).size();
  }

  /** The changes of a kind that pass. */
  List<Applied> of(String kind, Predicate<Applied> wanted) {
    return ofKind(kind).values().stream().filter(wanted).toList();
  }

  private Map<Identity, Applied> ofKind(String kind) {
    return kinds.getOrDefault(kind, Map.of());
  }

  /** All of them, as steps in the order of the database's index, where neighbours share pages. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Map<Identity, Applied> rows : kinds.values()) {
      for (Applied change : rows.values()) {
        steps.add(change.step());
      }
    }
    steps.sort(Unsaved::inOrder);
    return steps;
  }

  private static int inOrder(Step one, Step other) {
    Identity a = one.identity();
    Identity b = other.identity();
    int order = 0;
    if (!a.place().equals(b.place())) {
      order = a.place().account().digits().compareTo(b.place().account().digits());
      order = order != 0 ? order : a.place().region().name().compareTo(b.place().region().name());
    }
    order = order != 0 ? order : a.kind().compareTo(b.kind());
    return order != 0 ? order : a.id().compareTo(b.id());
  }

  void clear() {
    kinds.clear();
    handles.clear();
    size.set(0);
  }
}
