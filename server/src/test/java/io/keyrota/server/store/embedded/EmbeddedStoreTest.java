package io.keyrota.server.store.embedded;

import static io.keyrota.server.store.Entries.entry;
import static io.keyrota.server.store.Thing.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.server.store.CannotOpen;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.NotInMemory;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.StoreUnavailable;
import io.keyrota.server.store.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is the embedded store's own: its file, its failures, who may open it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmbeddedStoreTest {
  @TempDir Path folder;
  private Path file;
  private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

  @BeforeEach
  void placeTheFile() {
    file = folder.resolve("keyrota.db");
  }

  @Test
  void everyConnectionSyncsItsLogFully() throws Exception {
    for (boolean writes : List.of(true, false)) {
      Connection connection = Sqlite.connect(file, writes);
      assertThat(Sqlite.text(connection, "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(Sqlite.number(connection, "PRAGMA synchronous")).isEqualTo(2);
      assertThat(Sqlite.number(connection, "PRAGMA query_only")).isEqualTo(writes ? 0 : 1);
      connection.close();
    }
  }

  @Test
  void theFilesAreTheirOwnersAlone() throws Exception {
    try (Store store = open(Options.STANDARD)) {
      put(store, "a", Thing.of(1));
      try (var files = Files.list(folder)) {
        assertThat(files.toList())
            .hasSizeGreaterThanOrEqualTo(3)
            .allSatisfy(
                each ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void onlyALookThatMayReadTheDiskHasTimeForLongWork() {
    try (Store store = open(Options.STANDARD)) {
      store.snapshot().needTime();
      assertThatThrownBy(() -> store.remembered().needTime()).isInstanceOf(NotInMemory.class);
    }
  }

  @Test
  void anyPathWillDo() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("a b?mode=ro&c#d%41é"));
    file = odd.resolve("keyrota?x.db");
    try (Store store = open(Options.STANDARD)) {
      put(store, "a", Thing.of(1));
    }
    assertThat(file).exists();
    try (Store store = open(Options.STANDARD)) {
      assertThat(store.snapshot().find(THINGS, Place.SYSTEM, "a")).isPresent();
    }
  }

  @Test
  void refusesAFileThatAnotherStoreHasInMemory() {
    try (Store first = open(Options.STANDARD)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> open(Options.STANDARD))
          .isInstanceOf(CannotOpen.class)
          .hasMessageContaining("in use");
    }
    open(Options.STANDARD).close();
  }

  @Test
  void refusesASchemaOfTheFuture() throws Exception {
    open(Options.STANDARD).close();
    alter("UPDATE meta SET content = '3' WHERE name = 'schema'");

    assertThatThrownBy(() -> open(Options.STANDARD))
        .isInstanceOf(CannotOpen.class)
        .hasMessage(
            "the data has schema 3, this program knows up to 2: it was written by a newer Keyrota;"
                + " use that version or a later one");
  }

  @Test
  void refusesRowsOfTheFutureAtOpenAndAtRead() throws Exception {
    try (Store store = open(Options.STANDARD)) {
      store.commit(
          store.snapshot(),
          List.of(new Change.Put<>(new Thing.Things("thing", 3), Place.SYSTEM, "a", Thing.of(1))),
          entry());
    }
    assertThatThrownBy(() -> open(Options.STANDARD.withProgram("old", Map.of("thing", 2))))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("thing in format 3");
    assertThatThrownBy(() -> open(Options.STANDARD.withProgram("old", Map.of("other", 9))))
        .isInstanceOf(CannotOpen.class);
    open(Options.STANDARD.withProgram("new", Map.of("thing", 3, "more", 1))).close();
    try (Store store = open(Options.STANDARD)) {
      assertThatThrownBy(() -> store.snapshot().find(THINGS, Place.SYSTEM, "a"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("format 3, newer than this program's 1");
    }
  }

  @Test
  void refusesFilesThatAreNotOurs() throws Exception {
    Files.writeString(file, "not a database ".repeat(500));
    assertThatThrownBy(() -> open(Options.STANDARD)).isInstanceOf(CannotOpen.class);

    Files.delete(file);
    alter("CREATE TABLE theirs (x)");
    assertThatThrownBy(() -> open(Options.STANDARD))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("another program");
  }

  @Test
  void aFullStoreRefusesAndLosesNothingThatWasAcknowledged() throws Exception {
    int made = 0;
    try (Store store = open(Options.STANDARD.withMaxBytes(400_000))) {
      StoreUnavailable refused = null;
      while (refused == null) {
        try {
          put(store, "row" + made, Thing.of(made).ownedBy("x".repeat(2_000)).due(Instant.EPOCH));
          made++;
        } catch (StoreUnavailable full) {
          refused = full;
        }
      }
      assertThat(made).isGreaterThan(10);
      assertThat(refused).hasMessageContaining("full");
      assertThat(store.snapshot().find(THINGS, Place.SYSTEM, "row" + made)).isEmpty();
      assertThat(store.snapshot().find(THINGS, Place.SYSTEM, "row0")).isPresent();
      assertThat(store.snapshot().page(THINGS, Place.SYSTEM, "", 5_000)).hasSize(made);
      assertThat(store.due(List.of("thing"), Instant.EPOCH, 5_000)).hasSize(made);
      assertThat(store.untakenEntries()).hasSize(made);
    }
    try (Store store = open(Options.STANDARD)) {
      assertThat(store.snapshot().page(THINGS, Place.SYSTEM, "", 5_000)).hasSize(made);
      assertThat(store.untakenEntries()).hasSize(made);
      put(store, "again", Thing.of(1).ownedBy("x".repeat(2_000)));
      assertThat(store.snapshot().find(THINGS, Place.SYSTEM, "again")).isPresent();
    }
    assertThat(fatal).isEmpty();
  }

  @Test
  void damagedDataEndsTheProcessAndRefusesEverythingAfter() throws Exception {
    try (Store store = open(Options.STANDARD)) {
      for (int i = 0; i < 200; i++) {
        put(store, "row" + i, Thing.of(i).ownedBy("o".repeat(500)));
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 20 * Sqlite.PAGE_BYTES; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Files.write(file, bytes);

    Store store = open(Options.STANDARD);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 200; i++) {
                store.snapshot().find(THINGS, Place.SYSTEM, "row" + i);
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has failed");
    assertThat(fatal).hasSize(1);
    assertThatThrownBy(() -> put(store, "b", Thing.of(1))).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.snapshot().find(THINGS, Place.SYSTEM, "b"))
        .isInstanceOf(StoreUnavailable.class);
    assertThat(fatal).hasSize(1);
    store.close();
  }

  @Test
  void aListenerThatFailsEndsTheProcess() {
    Store store = open(Options.STANDARD);
    store.onCommitted(
        entries -> {
          throw new IllegalStateException("no trail");
        });
    assertThatThrownBy(() -> put(store, "a", Thing.of(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(fatal).singleElement().satisfies(e -> assertThat(e).hasMessage("no trail"));
    store.close();
  }

  @Test
  void aHandlerThatDoesNotEndTheProcessLeavesNobodyWaiting() {
    Store store =
        EmbeddedStore.open(
            file,
            Options.STANDARD,
            cause -> {
              throw new AssertionError(cause);
            });
    store.onCommitted(
        entries -> {
          throw new IllegalStateException("no trail");
        });
    assertThatThrownBy(() -> put(store, "a", Thing.of(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> put(store, "a", Thing.of(1))).isInstanceOf(StoreUnavailable.class);
    store.close();
  }

  @Test
  void anEntryThatTheTrailTookButDidNotYetReportIsThereAfterACrash() throws Exception {
    List<String> trail = new ArrayList<>();
    try (Store store = open(Options.STANDARD)) {
      store.onCommitted(entries -> entries.forEach(each -> trail.add(each.eventId())));
      put(store, "a", Thing.of(1));
      put(store, "a", Thing.of(2));
      store.entriesTaken(List.of(trail.getFirst()));
      crashedCopy();
    }
    assertThat(trail).hasSize(2);
    try (Store store = open(Options.STANDARD)) {
      // Taking is lazy: the first one may still be there, the second must be.
      assertThat(store.untakenEntries()).hasSize(2);
      assertThat(
              new String(store.untakenEntries().getLast(), java.nio.charset.StandardCharsets.UTF_8))
          .contains(trail.getLast());
    }
  }

  @Test
  void readersSeeEachAcknowledgedCommitThoughMemoryIsTiny() throws Exception {
    try (Store store = open(Options.STANDARD.withCached(3))) {
      for (int round = 1; round <= 20; round++) {
        for (int i = 0; i < 8; i++) {
          put(store, "row" + i, Thing.of(round).called("h" + i).ownedBy("o" + i % 2));
          assertThat(store.snapshot().find(THINGS, Place.SYSTEM, "row" + i).orElseThrow().count())
              .isEqualTo(round);
          assertThat(store.snapshot().byHandle(THINGS, "h" + i).orElseThrow().value().count())
              .isEqualTo(round);
        }
        int now = round;
        assertThat(store.snapshot().ofOwner(THINGS, Place.SYSTEM, "o1", "", 10))
            .hasSize(4)
            .allSatisfy(row -> assertThat(row.value().count()).isEqualTo(now));
      }
    }
  }

  @Test
  void aPageThatWasReadIsRememberedUntilARowComesOrGoes() throws Exception {
    try (Store store = open(Options.STANDARD)) {
      put(store, "a", Thing.of(1));
      put(store, "c", Thing.of(1));
      assertThatThrownBy(() -> counts(store.remembered(), 10)).isInstanceOf(NotInMemory.class);
      assertThat(counts(store.snapshot(), 10)).containsExactly(1L, 1L);

      put(store, "a", Thing.of(2));
      assertThat(counts(store.remembered(), 10)).containsExactly(2L, 1L);
      put(store, "b", Thing.of(3));
      assertThatThrownBy(() -> counts(store.remembered(), 10)).isInstanceOf(NotInMemory.class);
      assertThat(counts(store.snapshot(), 10)).containsExactly(2L, 3L, 1L);
      assertThat(counts(store.remembered(), 10)).containsExactly(2L, 3L, 1L);
      store.commit(store.snapshot(), List.of(Change.Remove.of(THINGS, Place.SYSTEM, "c")), entry());
      assertThatThrownBy(() -> counts(store.remembered(), 10)).isInstanceOf(NotInMemory.class);
      assertThat(counts(store.snapshot(), 10)).containsExactly(2L, 3L);
      assertThatThrownBy(() -> counts(store.remembered(), 1_000)).isInstanceOf(NotInMemory.class);
    }
  }

  private static List<Long> counts(Snapshot seen, int limit) {
    return seen.page(THINGS, Place.SYSTEM, "", limit).stream()
        .map(row -> row.value().count())
        .toList();
  }

  /** What a killed process leaves: the files as they are, log and all. */
  private void crashedCopy() throws IOException {
    Path copy = folder.resolve("copy.db");
    Files.copy(file, copy);
    Files.copy(folder.resolve("keyrota.db-wal"), folder.resolve("copy.db-wal"));
    Files.copy(folder.resolve("keyrota.db.log"), folder.resolve("copy.db.log"));
    file = copy;
  }

  private void alter(String sql) throws Exception {
    if (!Files.exists(file)) {
      Files.write(file, new byte[0], StandardOpenOption.CREATE);
    }
    Connection connection = Sqlite.connect(file, true);
    Sqlite.run(connection, sql);
    connection.close();
  }

  private Store open(Options options) {
    return EmbeddedStore.open(file, options, fatal::add);
  }

  private static void put(Store store, String id, Thing thing) throws Conflict {
    store.commit(
        store.snapshot(), List.of(new Change.Put<>(THINGS, Place.SYSTEM, id, thing)), entry());
  }
}
