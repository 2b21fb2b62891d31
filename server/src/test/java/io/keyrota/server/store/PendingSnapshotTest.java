package io.keyrota.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A look at what will be committed sees what a look after the commit sees. */
class PendingSnapshotTest {
  private static final Place HERE = Place.global(new AccountId("111122223333"));

  @Property(tries = 300)
  void seesWhatWillBeThere(
      @ForAll @Size(max = 12) List<@IntRange(max = 19) Integer> before,
      @ForAll @Size(max = 12) List<@IntRange(min = -20, max = 19) Integer> pending,
      @ForAll @IntRange(min = 1, max = 25) int limit) {
    MemoryStore store = new MemoryStore();
    store.apply(before.stream().distinct().<Change>map(i -> put(i, 1)).toList());
    Map<Identity, Change> changes = new LinkedHashMap<>();
    Snapshot ahead = new PendingSnapshot(store.snapshot(), changes);
    for (int i : pending) {
      Change change = i < 0 ? Change.Remove.of(Thing.THINGS, HERE, id(-i - 1)) : put(i, 2);
      changes.put(change.identity(), change);
    }
    List<Thing> found = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ahead.find(Thing.THINGS, HERE, id(i)).ifPresent(found::add);
    }
    List<Identity> called = handles(ahead);
    List<Thing> page = things(ahead.page(Thing.THINGS, HERE, "", limit));
    List<Thing> rest = things(ahead.page(Thing.THINGS, HERE, id(7), limit));
    List<Thing> owned = things(ahead.ofOwner(Thing.THINGS, HERE, "odd", id(2), limit));

    store.apply(List.copyOf(changes.values()));

    Snapshot after = store.snapshot();
    List<Thing> there = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      after.find(Thing.THINGS, HERE, id(i)).ifPresent(there::add);
    }
    assertThat(found).isEqualTo(there);
    assertThat(called).isEqualTo(handles(after));
    assertThat(page).isEqualTo(things(after.page(Thing.THINGS, HERE, "", limit)));
    assertThat(rest).isEqualTo(things(after.page(Thing.THINGS, HERE, id(7), limit)));
    assertThat(owned).isEqualTo(things(after.ofOwner(Thing.THINGS, HERE, "odd", id(2), limit)));
  }

  private static List<Identity> handles(Snapshot seen) {
    List<Identity> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      seen.byHandle(Thing.THINGS, "h" + i).ifPresent(row -> all.add(row.identity()));
    }
    return all;
  }

  private static List<Thing> things(List<Row<Thing>> rows) {
    return rows.stream().map(Row::value).toList();
  }

  private static Change put(int i, int count) {
    Thing thing = Thing.of(count).ownedBy(i % 2 == 1 ? "odd" : "even");
    return new Change.Put<>(
        Thing.THINGS, HERE, id(i), thing.called("h" + (count == 1 ? i : 39 - i)));
  }

  private static String id(int i) {
    return "%02d".formatted(i);
  }
}
