package io.keyrota.server.store.embedded;

import static io.keyrota.server.store.Entries.entry;
import static io.keyrota.server.store.Thing.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.audit.FaultyDisk;
import io.keyrota.server.store.CannotOpen;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.StoreUnavailable;
import io.keyrota.server.store.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store whose database is behind its log answers as one that is not. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Order(1) // takes long, so it begins first
class LogFirstTest {
  private static final Place HERE = Place.global(new AccountId("111122223333"));
  private static final Place THERE = Place.global(new AccountId("444455556666"));
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  @TempDir Path folder;
  private Path file;
  private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

  @BeforeEach
  void placeTheFile() {
    file = folder.resolve("keyrota.db");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithAStoreInMemoryThroughCrashes(long seed) throws Exception {
    Random random = new Random(seed);
    MemoryStore model = new MemoryStore();
    Store store = open(Options.STANDARD.withCached(random.nextBoolean() ? 5 : 5_000));
    for (int step = 0; step < 1_500; step++) {
      List<Change> changes = changes(random);
      model.commit(model.snapshot(), changes, entry());
      store.commit(store.snapshot(), changes, entry());
      assertSame(random, store, model);
      if (random.nextInt(100) == 0) {
        Path copy = crashedCopy("copy" + step + ".db");
        store.close();
        file = copy;
        store = open(Options.STANDARD.withCached(random.nextBoolean() ? 5 : 5_000));
      }
    }
    store.close();
    assertThat(fatal).isEmpty();
  }

  private static void assertSame(Random random, Store store, Store model) {
    Snapshot seen = store.snapshot();
    Snapshot wanted = model.snapshot();
    String after = random.nextBoolean() ? "" : String.valueOf((char) ('a' + random.nextInt(8)));
    int limit = random.nextInt(1, 10);
    String one = String.valueOf((char) ('a' + random.nextInt(8)));
    assertThat(seen.find(THINGS, HERE, one)).isEqualTo(wanted.find(THINGS, HERE, one));
    assertThat(values(seen.byHandle(THINGS, "h" + one).stream().toList()))
        .isEqualTo(values(wanted.byHandle(THINGS, "h" + one).stream().toList()));
    assertThat(values(seen.page(THINGS, HERE, after, limit)))
        .isEqualTo(values(wanted.page(THINGS, HERE, after, limit)));
    assertThat(values(seen.ofOwner(THINGS, HERE, "o1", after, limit)))
        .isEqualTo(values(wanted.ofOwner(THINGS, HERE, "o1", after, limit)));
    Instant upTo = NOON.plusSeconds(random.nextInt(9));
    assertThat(due(store, upTo, limit)).isEqualTo(due(model, upTo, limit));
  }

  private static List<String> values(List<Row<Thing>> rows) {
    return rows.stream().map(row -> row.identity() + " " + row.value()).toList();
  }

  private static List<String> due(Store store, Instant upTo, int limit) {
    return store.due(List.of("thing"), upTo, limit).stream()
        .map(due -> due.at() + " " + due.identity())
        .toList();
  }

  @Test
  void listsAreRightWithMoreChangesThanTheyAreMergedWith() throws Exception {
    try (Store store = open(Options.STANDARD.withCached(3))) {
      for (int i = 100; i < 400; i++) {
        put(store, "row" + i, Thing.of(i).ownedBy("o").due(NOON));
      }
      assertThat(store.snapshot().page(THINGS, HERE, "row150", 1_000)).hasSize(249);
      put(store, "row150", Thing.of(0));
      assertThat(store.snapshot().ofOwner(THINGS, HERE, "o", "", 1_000)).hasSize(299);
      assertThat(store.due(List.of("thing"), NOON, 1_000)).hasSize(299);
    }
  }

  @Test
  void rowsExchangeTheirHandlesOnTheWayIntoTheDatabase() throws Exception {
    Path crashed;
    try (Store store = open(Options.STANDARD)) {
      put(store, "a", Thing.of(1).called("x"));
      put(store, "b", Thing.of(2).called("y"));
      var _ = store.snapshot().page(THINGS, HERE, "", 10);
      store.commit(
          store.snapshot(),
          List.of(
              new Change.Put<>(THINGS, HERE, "a", Thing.of(3).called("y")),
              new Change.Put<>(THINGS, HERE, "b", Thing.of(4).called("x"))),
          entry());
      put(store, "c", Thing.of(5).called("z"));
      put(store, "c", Thing.of(5));
      put(store, "d", Thing.of(6).called("z"));
      assertHandles(store);
      crashed = crashedCopy("copy.db");
    }
    try (Store store = open(Options.STANDARD)) {
      assertHandles(store);
    }
    file = crashed;
    try (Store store = open(Options.STANDARD)) {
      assertHandles(store);
    }
  }

  private static void assertHandles(Store store) {
    assertThat(store.snapshot().byHandle(THINGS, "x").orElseThrow().value().count()).isEqualTo(4);
    assertThat(store.snapshot().byHandle(THINGS, "y").orElseThrow().value().count()).isEqualTo(3);
    assertThat(store.snapshot().byHandle(THINGS, "z").orElseThrow().value().count()).isEqualTo(6);
  }

  @Test
  void aFullDiskRefusesACommitWholeAndRecoversByItself() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    try (Store store = open(Options.STANDARD.withDisk(disk))) {
      put(store, "a", Thing.of(1));
      disk.room.set(100);
      assertThatThrownBy(() -> put(store, "a", Thing.of(2)))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("No space left on device");
      assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(Thing.of(1));
      disk.room.set(Long.MAX_VALUE);
      put(store, "a", Thing.of(3));
      assertThat(store.untakenEntries()).hasSize(2);
      file = crashedCopy("copy.db");
    }
    try (Store store = open(Options.STANDARD)) {
      assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(Thing.of(3));
      assertThat(store.untakenEntries()).hasSize(2);
    }
    assertThat(fatal).isEmpty();
  }

  @Test
  void aForceThatFailsEndsTheProcess() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Store store = open(Options.STANDARD.withDisk(disk));
    put(store, "a", Thing.of(1));
    disk.forceFails = true;

    assertThatThrownBy(() -> put(store, "a", Thing.of(2)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(fatal).hasSize(1);
    assertThatThrownBy(() -> put(store, "a", Thing.of(3))).isInstanceOf(StoreUnavailable.class);
    store.close();
  }

  @Test
  void severalStoresRefuseDataOfWhichALogKnowsMore() throws Exception {
    try (Store store = open(Options.STANDARD)) {
      put(store, "a", Thing.of(1));
      file = crashedCopy("copy.db");
    }
    assertThatThrownBy(() -> open(Options.STANDARD.withCached(0))).isInstanceOf(CannotOpen.class);
    open(Options.STANDARD).close();
    try (Store store = open(Options.STANDARD.withCached(0))) {
      assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(Thing.of(1));
    }
  }

  private static List<Change> changes(Random random) {
    List<Change> changes = new ArrayList<>();
    List<String> ids = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      String id = ids.remove(random.nextInt(ids.size()));
      Place place = random.nextInt(4) == 0 ? THERE : HERE;
      if (random.nextInt(4) == 0) {
        changes.add(Change.Remove.of(THINGS, place, id));
      } else {
        Thing thing = Thing.of(random.nextInt(1_000));
        thing = random.nextBoolean() ? thing.ownedBy("o" + random.nextInt(3)) : thing;
        thing = place.equals(HERE) && random.nextBoolean() ? thing.called("h" + id) : thing;
        thing = random.nextBoolean() ? thing.due(NOON.plusSeconds(random.nextInt(9))) : thing;
        changes.add(new Change.Put<>(THINGS, place, id, thing));
      }
    }
    return changes;
  }

  /** What a killed process leaves: the files as they are, logs and all. */
  private Path crashedCopy(String name) throws IOException {
    Path copy = folder.resolve(name);
    for (String suffix : List.of("", "-wal", ".log")) {
      Files.copy(Path.of(file + suffix), Path.of(copy + suffix));
    }
    return copy;
  }

  private Store open(Options options) {
    return EmbeddedStore.open(file, options, fatal::add);
  }

  private static void put(Store store, String id, Thing thing) throws Conflict {
    store.commit(store.snapshot(), List.of(new Change.Put<>(THINGS, HERE, id, thing)), entry());
  }
}
