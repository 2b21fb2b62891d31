package io.keyrota.server.store;

import static io.keyrota.server.store.Entries.entry;
import static io.keyrota.server.store.Thing.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every store promises. A storage passes by extending this class and opening stores over one
 * database.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StoreContract {
  /** Far more than fifty racers need, so that a store that lets nobody win does not hang. */
  private static final int MOST_TRIES = 2_000;

  private static final Place HERE = Place.global(new AccountId("111122223333"));
  private static final Place ELSEWHERE = Place.global(new AccountId("444455556666"));
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final List<Store> open = new ArrayList<>();
  private Store store;

  /** Opens a store over this test's one database; {@code several} when others stay open on it. */
  protected abstract Store open(boolean several);

  @BeforeEach
  void openOne() {
    store = opened(false);
  }

  @AfterEach
  void closeAll() {
    open.forEach(Store::close);
  }

  @Test
  void findsWhatWasCommitted() throws Exception {
    put("a", Thing.of(1).ownedBy("o").due(NOON).called("h"));

    assertThat(store.snapshot().find(THINGS, HERE, "a"))
        .contains(Thing.of(1).ownedBy("o").due(NOON).called("h"));
    assertThat(store.snapshot().find(THINGS, HERE, "b")).isEmpty();
  }

  @Test
  void aCommitThatSupposesNoRowConflictsWhereThereIsOne() throws Exception {
    put("a", Thing.of(1));
    Snapshot taken = store.snapshot();
    taken.supposeNone(THINGS, HERE, "a");
    Snapshot free = store.snapshot();
    free.supposeNone(THINGS, HERE, "b");

    assertThatThrownBy(() -> store.commit(taken, putting("a"), entry()))
        .isInstanceOf(Conflict.class);
    store.commit(free, putting("b"), entry());

    assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(Thing.of(1));
    assertThat(store.snapshot().find(THINGS, HERE, "b")).contains(Thing.of(2));
  }

  private static List<Change> putting(String id) {
    return List.of(new Change.Put<>(THINGS, HERE, id, Thing.of(2)));
  }

  @Test
  void keepsPlacesAndKindsApart() throws Exception {
    put("a", Thing.of(1));

    assertThat(store.snapshot().find(THINGS, ELSEWHERE, "a")).isEmpty();
    assertThat(
            store.snapshot().find(THINGS, new Place(HERE.account(), new Region("eu-west-1")), "a"))
        .isEmpty();
    assertThat(store.snapshot().find(new Thing.Things("other", 1), HERE, "a")).isEmpty();
  }

  @Test
  void tellsHowACommitEndedThatNobodyWaitsFor() throws Exception {
    Snapshot seen = store.snapshot();
    Snapshot late = store.snapshot();
    var _ = seen.find(THINGS, HERE, "a");
    var _ = late.find(THINGS, HERE, "a");
    List<Change> changes = List.of(new Change.Put<>(THINGS, HERE, "a", Thing.of(1)));
    CompletableFuture<Optional<Exception>> first = new CompletableFuture<>();
    CompletableFuture<Optional<Exception>> second = new CompletableFuture<>();

    store.commit(seen, changes, List.of(entry("1")), first::complete);
    assertThat(first.get()).isEmpty();
    assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(Thing.of(1));
    store.commit(late, changes, List.of(entry("2")), second::complete);
    assertThat(second.get()).get().isInstanceOf(Conflict.class);
    store.close();
    CompletableFuture<Optional<Exception>> closed = new CompletableFuture<>();
    store.commit(seen, changes, List.of(entry("3")), closed::complete);
    assertThat(closed.get()).get().isInstanceOf(StoreUnavailable.class);
  }

  @Test
  void remembersWhatWasReadOrCommittedOrSaysThatItDoesNot() throws Exception {
    put("a", Thing.of(1).ownedBy("o").called("h"));
    var _ = store.snapshot().find(THINGS, HERE, "a");

    Optional<Thing> found = rememberedOrRead(seen -> seen.find(THINGS, HERE, "a"));
    Optional<Row<Thing>> called = rememberedOrRead(seen -> seen.byHandle(THINGS, "h"));
    Optional<Thing> missing = rememberedOrRead(seen -> seen.find(THINGS, HERE, "never"));
    Optional<Row<Thing>> nobody = rememberedOrRead(seen -> seen.byHandle(THINGS, "never"));
    List<Row<Thing>> owned = rememberedOrRead(seen -> seen.ofOwner(THINGS, HERE, "o", "", 9));
    List<Row<Thing>> all = rememberedOrRead(seen -> seen.page(THINGS, HERE, "", 9));

    assertThat(found).contains(Thing.of(1).ownedBy("o").called("h"));
    assertThat(called).isPresent();
    assertThat(missing).isEmpty();
    assertThat(nobody).isEmpty();
    assertThat(owned).hasSize(1);
    assertThat(all).hasSize(1);
  }

  private <T> T rememberedOrRead(Function<Snapshot, T> look) {
    try {
      return look.apply(store.remembered());
    } catch (NotInMemory unknown) {
      return look.apply(store.snapshot());
    }
  }

  @Test
  void keepsAcrossClosing() throws Exception {
    put("a", Thing.of(7).called("h"));
    reopen();

    assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(Thing.of(7).called("h"));
    assertThat(store.snapshot().byHandle(THINGS, "h")).isPresent();
  }

  @Test
  void aSecondReaderOfARowOnWhichAChangeWasDecidedLoses() throws Exception {
    put("a", Thing.of(1));
    Snapshot first = store.snapshot();
    Snapshot second = store.snapshot();
    first.find(THINGS, HERE, "a");
    second.find(THINGS, HERE, "a");

    store.commit(first, List.of(new Change.Put<>(THINGS, HERE, "a", Thing.of(2))), entry());

    assertThatThrownBy(
            () ->
                store.commit(
                    second, List.of(new Change.Put<>(THINGS, HERE, "a", Thing.of(3))), entry()))
        .isInstanceOf(Conflict.class);
    assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(Thing.of(2));
  }

  @Test
  void aRowThatWasMissedAndMadeMeanwhileIsAConflict() throws Exception {
    Snapshot seen = store.snapshot();
    seen.find(THINGS, HERE, "a");
    put("a", Thing.of(1));

    assertThatThrownBy(() -> store.commit(seen, List.of(), entry())).isInstanceOf(Conflict.class);
  }

  @Test
  void aRowRemovedAndMadeAgainIsNotTheOldOne() throws Exception {
    put("a", Thing.of(1).called("h"));
    Snapshot byId = store.snapshot();
    byId.find(THINGS, HERE, "a");
    Snapshot byHandle = store.snapshot();
    byHandle.byHandle(THINGS, "h");
    remove("a");
    put("a", Thing.of(1).called("h"));

    assertThatThrownBy(() -> store.commit(byId, List.of(), entry())).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> store.commit(byHandle, List.of(), entry()))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void revisionsGrowEvenOverRemovalAndClosing() throws Exception {
    put("a", Thing.of(1).called("h"));
    long first = revisionOfHandle("h");
    remove("a");
    reopen();
    put("a", Thing.of(1).called("h"));
    long second = revisionOfHandle("h");
    put("a", Thing.of(2).called("h"));

    assertThat(second).isGreaterThan(first);
    assertThat(revisionOfHandle("h")).isGreaterThan(second);
  }

  @Test
  void aLostCommitLeavesNothingBehind() throws Exception {
    put("a", Thing.of(1));
    Snapshot seen = store.snapshot();
    seen.find(THINGS, HERE, "a");
    put("a", Thing.of(2));
    int entries = store.untakenEntries().size();

    assertThatThrownBy(
            () ->
                store.commit(
                    seen,
                    List.of(
                        new Change.Put<>(THINGS, HERE, "b", Thing.of(1).called("b")),
                        Change.Remove.of(THINGS, HERE, "a")),
                    entry()))
        .isInstanceOf(Conflict.class);

    assertThat(store.snapshot().find(THINGS, HERE, "b")).isEmpty();
    assertThat(store.snapshot().find(THINGS, HERE, "a")).isPresent();
    assertThat(store.snapshot().byHandle(THINGS, "b")).isEmpty();
    assertThat(store.untakenEntries()).hasSize(entries);
  }

  @Test
  void removingWhatIsNotThereChangesNothing() throws Exception {
    Snapshot seen = store.snapshot();
    seen.find(THINGS, HERE, "a");
    remove("a");

    store.commit(seen, List.of(), entry());
    assertThat(store.snapshot().find(THINGS, HERE, "a")).isEmpty();
  }

  @Test
  void aHandleBelongsToOneRowOverAllAccounts() throws Exception {
    put("a", Thing.of(1).called("h"));

    assertThatThrownBy(
            () ->
                store.commit(
                    store.snapshot(),
                    List.of(new Change.Put<>(THINGS, ELSEWHERE, "b", Thing.of(2).called("h"))),
                    entry()))
        .isInstanceOf(Conflict.class);
    assertThat(store.snapshot().byHandle(THINGS, "h").orElseThrow().identity())
        .isEqualTo(new Identity(HERE, "thing", "a"));
  }

  @Test
  void aHandleThatWasFreeAndIsTakenIsAConflict() throws Exception {
    Snapshot seen = store.snapshot();
    assertThat(seen.byHandle(THINGS, "h")).isEmpty();
    put("a", Thing.of(1).called("h"));

    assertThatThrownBy(() -> store.commit(seen, List.of(), entry())).isInstanceOf(Conflict.class);
  }

  @Test
  void aHandleCanBeLeftAndTakenAgain() throws Exception {
    put("a", Thing.of(1).called("h"));
    store.snapshot().byHandle(THINGS, "h");
    put("a", Thing.of(1).called("i"));
    assertThat(store.snapshot().byHandle(THINGS, "h")).isEmpty();
    assertThat(store.snapshot().byHandle(THINGS, "i")).isPresent();

    put("b", Thing.of(2).called("h"));
    remove("b");
    assertThat(store.snapshot().byHandle(THINGS, "h")).isEmpty();
    put("c", Thing.of(3).called("h"));
    assertThat(store.snapshot().byHandle(THINGS, "h").orElseThrow().value().count()).isEqualTo(3);
  }

  @Test
  void twoRowsCanExchangeTheirHandlesInOneCommit() throws Exception {
    put("a", Thing.of(1).called("x"));
    put("b", Thing.of(2).called("y"));
    store.snapshot().byHandle(THINGS, "x");
    store.snapshot().byHandle(THINGS, "y");

    store.commit(
        store.snapshot(),
        List.of(
            new Change.Put<>(THINGS, HERE, "a", Thing.of(1).called("y")),
            new Change.Put<>(THINGS, HERE, "b", Thing.of(2).called("x"))),
        entry());

    assertThat(store.snapshot().byHandle(THINGS, "x").orElseThrow().value().count()).isEqualTo(2);
    assertThat(store.snapshot().byHandle(THINGS, "y").orElseThrow().value().count()).isEqualTo(1);
  }

  @Test
  void aHandleCanPassFromARemovedRowToANewOne() throws Exception {
    put("a", Thing.of(1).called("h"));
    store.snapshot().byHandle(THINGS, "h");

    store.commit(
        store.snapshot(),
        List.of(
            new Change.Put<>(THINGS, HERE, "b", Thing.of(2).called("h")),
            Change.Remove.of(THINGS, HERE, "a")),
        entry());

    assertThat(store.snapshot().byHandle(THINGS, "h").orElseThrow().identity().id()).isEqualTo("b");
  }

  @Test
  void refusesACommitThatChangesARowTwice() {
    assertThatThrownBy(
            () ->
                store.commit(
                    store.snapshot(),
                    List.of(
                        new Change.Put<>(THINGS, HERE, "a", Thing.of(1)),
                        Change.Remove.of(THINGS, HERE, "a")),
                    entry()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsThatNoDatabaseKeepsExactlyAreNeverThereAndNeverMade() throws Exception {
    put("?", Thing.of(1));
    for (String odd : List.of("\ud800", "a\0b", "\udc00\ud800")) {
      assertThat(store.snapshot().find(THINGS, HERE, odd)).isEmpty();
      assertThat(store.snapshot().byHandle(THINGS, odd)).isEmpty();
      assertThatThrownBy(() -> put(odd, Thing.of(1))).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void pagesAreInCodePointOrderAndWithoutGaps() throws Exception {
    // U+FF5E comes before U+1F511 by code points and by UTF-8, but not by UTF-16.
    List<String> ids = List.of("A", "B", "a", "a/b", "ab", "é", "\uff5e", "🔑");
    for (String id : ids.reversed()) {
      put(id, Thing.of(1));
    }
    List<String> seen = new ArrayList<>();
    List<Row<Thing>> page;
    do {
      page = store.snapshot().page(THINGS, HERE, seen.isEmpty() ? "" : seen.getLast(), 3);
      page.forEach(row -> seen.add(row.identity().id()));
    } while (page.size() == 3);

    assertThat(seen).isEqualTo(ids);
    assertThat(ids.stream().sorted(CodePointOrder.INSTANCE).toList()).isEqualTo(ids);
    assertThat(store.snapshot().page(THINGS, ELSEWHERE, "", 10)).isEmpty();
  }

  @Test
  void anOwnersRowsFollowEveryChange() throws Exception {
    assertThat(idsOf("o")).isEmpty();
    put("b", Thing.of(1).ownedBy("o"));
    put("a", Thing.of(1).ownedBy("o"));
    put("c", Thing.of(1).ownedBy("p"));
    assertThat(idsOf("o")).containsExactly("a", "b");
    assertThat(store.snapshot().ofOwner(THINGS, HERE, "o", "a", 10)).hasSize(1);
    assertThat(store.snapshot().ofOwner(THINGS, HERE, "o", "", 1)).hasSize(1);

    put("b", Thing.of(2).ownedBy("p"));
    assertThat(idsOf("o")).containsExactly("a");
    assertThat(idsOf("p")).containsExactly("b", "c");
    remove("a");
    assertThat(idsOf("o")).isEmpty();

    for (int i = 10; i < 40; i++) {
      put("many" + i, Thing.of(i).ownedBy("o"));
    }
    assertThat(idsOf("o")).hasSize(30);
    assertThat(store.snapshot().ofOwner(THINGS, HERE, "o", "many37", 10)).hasSize(2);
    for (int i = 12; i < 40; i++) {
      remove("many" + i);
    }
    assertThat(idsOf("o")).containsExactly("many10", "many11");
  }

  @Test
  void dueRowsComeEarliestFirstAndOnlyOfTheKindsAsked() throws Exception {
    Table<Thing> others = new Thing.Things("other", 1);
    put("late", Thing.of(1).due(NOON.plusSeconds(60)));
    put("now", Thing.of(1).due(NOON));
    put("never", Thing.of(1));
    store.commit(
        store.snapshot(),
        List.of(new Change.Put<>(others, HERE, "other", Thing.of(1).due(NOON.minusSeconds(60)))),
        entry());

    assertThat(store.due(List.of("thing"), NOON.plusSeconds(60), 10))
        .extracting(due -> due.identity().id())
        .containsExactly("now", "late");
    assertThat(store.due(List.of("thing", "other"), NOON, 10))
        .extracting(due -> due.identity().id())
        .containsExactly("other", "now");
    assertThat(store.due(List.of("thing", "other"), NOON, 1)).hasSize(1);
    assertThat(store.due(List.of("thing", "other"), NOON, 0)).isEmpty();
    assertThat(store.due(List.of("thing"), NOON.minusMillis(1), 10)).isEmpty();
    assertThat(store.due(List.of("thing"), NOON, 10).getFirst().at()).isEqualTo(NOON);
    assertThat(store.due(List.of(), Instant.MAX, 10)).isEmpty();

    remove("now");
    put("late", Thing.of(1));
    assertThat(store.due(List.of("thing"), Instant.MAX, 10)).isEmpty();
  }

  @Test
  void whatIsDueIsThatOfTheLastCommitWhateverWasAskedBefore() throws Exception {
    Random random = new Random(6);
    Map<String, Instant> dues = new HashMap<>();
    for (int round = 0; round < 300; round++) {
      String id = "row" + random.nextInt(12);
      Instant at = NOON.plusMillis(random.nextInt(40));
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          put(id, Thing.of(round).due(at));
          dues.put(id, at);
        }
        case 2 -> {
          if (dues.remove(id) != null) {
            remove(id);
          }
        }
        default -> {
          int limit = 1 + random.nextInt(8);
          List<Instant> expected =
              dues.values().stream().filter(d -> !d.isAfter(at)).sorted().limit(limit).toList();
          assertThat(store.due(List.of("thing", "other"), at, limit))
              .as("round " + round)
              .allMatch(due -> due.at().equals(dues.get(due.identity().id())))
              .extracting(Due::at)
              .containsExactlyElementsOf(expected);
        }
      }
    }
  }

  @Test
  void memoryGivesWhatTheDiskWouldGive() throws Exception {
    put("a", Thing.of(1).due(NOON.plusNanos(1_234_567)));

    Thing now = store.snapshot().find(THINGS, HERE, "a").orElseThrow();
    reopen();
    assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(now);
  }

  @Test
  void entriesAreToldInCommitOrderBeforeCommitReturns() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    store.onCommitted(entries -> entries.forEach(entry -> told.add(entry.eventId())));
    inParallel(
        8,
        i -> {
          for (int n = 0; n < 20; n++) {
            AuditEntry entry = entry();
            store.commit(store.snapshot(), List.of(), entry);
            assertThat(told).contains(entry.eventId());
          }
        });

    assertThat(store.untakenEntries().stream().map(StoreContract::eventId)).isEqualTo(told);
  }

  @Test
  void entriesStayUntilTheyAreTaken() throws Exception {
    put("a", Thing.of(1), entry("first"));
    put("a", Thing.of(2), entry("second"));
    put("a", Thing.of(3), entry("third"));
    reopen();
    assertThat(store.untakenEntries().stream().map(StoreContract::eventId))
        .containsExactly("first", "second", "third");

    store.entriesTaken(List.of("first", "third", "nobody's"));
    put("a", Thing.of(4), entry("fourth"));
    assertThat(store.untakenEntries().stream().map(StoreContract::eventId))
        .containsExactly("second", "fourth");

    store.entriesTaken(List.of("fourth", "second"));
    reopen();
    assertThat(store.untakenEntries()).isEmpty();
  }

  @Test
  void severalEntriesOfACommitComeAndGoTogetherAndInTheirOrder() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    store.onCommitted(entries -> entries.forEach(entry -> told.add(entry.eventId())));
    put("a", Thing.of(1), entry("before"));
    Snapshot seen = store.snapshot();
    var _ = seen.find(THINGS, HERE, "a");
    store.commit(
        seen,
        List.of(new Change.Put<>(THINGS, HERE, "a", Thing.of(2))),
        List.of(entry("x"), entry("y"), entry("z")));
    put("a", Thing.of(3), entry("after"));
    assertThatThrownBy(
            () ->
                store.commit(
                    seen,
                    List.of(Change.Remove.of(THINGS, HERE, "a")),
                    List.of(entry("lost"), entry("lost, too"))))
        .isInstanceOf(Conflict.class);

    assertThat(told).containsExactly("before", "x", "y", "z", "after");
    store.entriesTaken(List.of("y"));
    put("b", Thing.of(1), entry("end"));
    reopen();
    assertThat(store.untakenEntries().stream().map(StoreContract::eventId))
        .containsExactly("before", "x", "z", "after", "end");
    store.entriesTaken(List.of("before", "z", "x", "end", "after"));
    reopen();
    assertThat(store.untakenEntries()).isEmpty();
    assertThat(store.snapshot().find(THINGS, HERE, "a")).contains(Thing.of(3));
  }

  @Test
  void fiftyConcurrentIncrementsLoseNone() throws Exception {
    put("counter", Thing.of(0));
    inParallel(50, i -> increment(store, "counter"));

    assertThat(store.snapshot().find(THINGS, HERE, "counter")).contains(Thing.of(50));
    reopen();
    assertThat(store.snapshot().find(THINGS, HERE, "counter")).contains(Thing.of(50));
  }

  @Test
  void aLimitDecidedOnTheOwnersRowIsExact() throws Exception {
    put("user", Thing.of(0));
    inParallel(
        50,
        i -> {
          for (int tries = 0; tries < MOST_TRIES; tries++) {
            Snapshot seen = store.snapshot();
            Thing user = seen.find(THINGS, HERE, "user").orElseThrow();
            if (seen.ofOwner(THINGS, HERE, "user", "", 10).size() >= 2) {
              return;
            }
            try {
              store.commit(
                  seen,
                  List.of(
                      new Change.Put<>(THINGS, HERE, "key" + i, Thing.of(i).ownedBy("user")),
                      new Change.Put<>(THINGS, HERE, "user", Thing.of(user.count() + 1))),
                  entry());
              return;
            } catch (Conflict lost) {
              // Decided again from a fresh look.
            }
          }
          throw new AssertionError("every try lost its race");
        });

    assertThat(idsOf("user")).hasSize(2);
    assertThat(store.snapshot().find(THINGS, HERE, "user")).contains(Thing.of(2));
  }

  @Test
  void oneOfManyWhoWantTheSameHandleGetsIt() throws Exception {
    List<Integer> winners = new CopyOnWriteArrayList<>();
    inParallel(
        20,
        i -> {
          try {
            store.commit(
                store.snapshot(),
                List.of(new Change.Put<>(THINGS, HERE, "t" + i, Thing.of(i).called("h"))),
                entry());
            winners.add(i);
          } catch (Conflict lost) {
            // All but one.
          }
        });

    assertThat(winners).hasSize(1);
    assertThat(store.snapshot().byHandle(THINGS, "h").orElseThrow().value().count())
        .isEqualTo((long) winners.getFirst());
    assertThat(store.snapshot().page(THINGS, HERE, "", 100)).hasSize(1);
  }

  @Test
  void whatAnotherStoreMakesDueIsSeen() throws Exception {
    store.close();
    open.clear();
    Store one = opened(true);
    Store other = opened(true);
    assertThat(one.due(List.of("thing"), NOON, 10)).isEmpty();

    other.commit(
        other.snapshot(),
        List.of(new Change.Put<>(THINGS, HERE, "a", Thing.of(1).due(NOON))),
        entry());

    assertThat(one.due(List.of("thing"), NOON, 10))
        .extracting(due -> due.identity().id())
        .containsExactly("a");
  }

  @Test
  void twoStoresRaceOverOneDatabaseWithoutLosingAnything() throws Exception {
    put("counter", Thing.of(0));
    store.close();
    open.clear();
    Store one = opened(true);
    Store other = opened(true);
    List<Integer> winners = new CopyOnWriteArrayList<>();
    inParallel(
        20,
        i -> {
          Store mine = i % 2 == 0 ? one : other;
          increment(mine, "counter");
          try {
            mine.commit(
                mine.snapshot(),
                List.of(new Change.Put<>(THINGS, HERE, "t" + i, Thing.of(i).called("h"))),
                entry());
            winners.add(i);
          } catch (Conflict lost) {
            // All but one.
          }
        });

    assertThat(winners).hasSize(1);
    for (Store each : List.of(one, other)) {
      assertThat(each.snapshot().find(THINGS, HERE, "counter")).contains(Thing.of(20));
      assertThat(each.snapshot().byHandle(THINGS, "h").orElseThrow().value().count())
          .isEqualTo((long) winners.getFirst());
      assertThat(each.untakenEntries()).hasSize(1 + 20 + 1);
    }
    List<String> all = one.untakenEntries().stream().map(StoreContract::eventId).toList();
    other.entriesTaken(all);
    other.commit(other.snapshot(), List.of(), entry("last"));
    assertThat(one.untakenEntries().stream().map(StoreContract::eventId)).containsExactly("last");
  }

  @Test
  void refusesEverythingOnceClosed() {
    Snapshot seen = store.snapshot();
    assertThat(store.due(List.of("thing"), NOON, 1)).isEmpty();
    store.close();

    assertThatThrownBy(() -> store.commit(seen, List.of(), entry()))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.due(List.of("thing"), NOON, 1))
        .isInstanceOf(StoreUnavailable.class);
  }

  private static void increment(Store store, String id) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Snapshot seen = store.snapshot();
      long count = seen.find(THINGS, HERE, id).orElseThrow().count();
      try {
        store.commit(
            seen, List.of(new Change.Put<>(THINGS, HERE, id, Thing.of(count + 1))), entry());
        return;
      } catch (Conflict lost) {
        // Decided again from a fresh look.
      }
    }
    throw new AssertionError("every try lost its race");
  }

  private void put(String id, Thing thing) throws Conflict {
    put(id, thing, entry());
  }

  private void put(String id, Thing thing, AuditEntry entry) throws Conflict {
    store.commit(store.snapshot(), List.of(new Change.Put<>(THINGS, HERE, id, thing)), entry);
  }

  private void remove(String id) throws Conflict {
    store.commit(store.snapshot(), List.of(Change.Remove.of(THINGS, HERE, id)), entry());
  }

  private List<String> idsOf(String owner) {
    return store.snapshot().ofOwner(THINGS, HERE, owner, "", 100).stream()
        .map(row -> row.identity().id())
        .toList();
  }

  private long revisionOfHandle(String handle) {
    return store.snapshot().byHandle(THINGS, handle).orElseThrow().revision();
  }

  private Store opened(boolean several) {
    Store opened = open(several);
    open.add(opened);
    return opened;
  }

  private void reopen() {
    store.close();
    open.clear();
    store = opened(false);
  }

  private static String eventId(byte[] encoded) {
    return AuditEntry.decode(encoded).eventId();
  }

  private interface Numbered {
    void run(int number) throws Exception;
  }

  private static void inParallel(int threads, Numbered task) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        tasks.add(
            () -> {
              task.run(number);
              return null;
            });
      }
      for (Future<Void> done : executor.invokeAll(tasks, 240, TimeUnit.SECONDS)) {
        done.get();
      }
    }
  }
}
