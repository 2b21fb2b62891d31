package io.keyrota.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.LastUse;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.CloudTrailRecord;
import io.keyrota.server.audit.Entries;
import io.keyrota.server.audit.Recorded;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.Trails;
import io.keyrota.server.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyUseTest {
  private static final Instant NOON = Entries.NOON;

  @TempDir Path directory;

  private final MemoryStore store = new MemoryStore();
  private Trail trail;
  private KeyUse uses;
  private int events;

  @BeforeEach
  void open() throws IOException {
    trail = Trails.open(directory);
    uses = KeyUse.open(store, trail);
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
  }

  /** What was not flushed is gone from memory. */
  private void crash() throws IOException {
    close();
    open();
  }

  private void flush() {
    KeyUse.Flush flush = uses.flush().orElseThrow();
    store.apply(flush.changes());
    uses.flushed(flush);
  }

  private AuditEntry use(String key, Duration afterNoon, String source, String region) {
    return new CloudTrailRecord("event-" + ++events, NOON.plus(afterNoon), Entries.user("A", key))
        .event(source, "GetUser", region, true)
        .signed()
        .entry();
  }

  private void used(String key, int minutes) {
    trail.append(use(key, Duration.ofMinutes(minutes), "iam.amazonaws.com", "us-east-1"));
  }

  private Optional<Instant> date(String key) {
    return uses.lastUse(key).map(LastUse::date);
  }

  private static Optional<Instant> minute(int minutes) {
    return Optional.of(NOON.plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void aKeyThatNeverSignedHasNoLastUse() {
    assertThat(uses.lastUse("AKIANEVER")).isEmpty();
  }

  @Test
  void aUseIsVisibleAsSoonAsItsRequestIsAnswered() {
    trail.append(use("AKIA1", Duration.ZERO, "kms.amazonaws.com", "eu-west-1"));
    assertThat(uses.lastUse("AKIA1")).contains(new LastUse(NOON, "eu-west-1", "kms"));
  }

  @Test
  void usesWithinFifteenMinutesCountAsOne() {
    int[][] table = {{0, 0}, {1, 0}, {14, 0}, {15, 15}, {16, 15}, {29, 15}, {30, 30}, {600, 600}};
    for (int[] row : table) {
      used("AKIA1", row[0]);
      assertThat(date("AKIA1")).as("after a use at minute %d", row[0]).isEqualTo(minute(row[1]));
    }
  }

  @Test
  void coalescingGoesOnAcrossFlushAndCrash() throws IOException {
    int[][] table = {{0, 0}, {14, 0}, {15, 15}, {29, 15}, {30, 30}, {44, 30}, {45, 45}};
    for (int[] row : table) {
      used("AKIA1", row[0]);
      if (uses.flush().isPresent()) {
        flush();
      }
      crash();
      assertThat(date("AKIA1")).as("after a use at minute %d", row[0]).isEqualTo(minute(row[1]));
    }
  }

  @Test
  void onlyAGoodSignatureIsAUse() {
    Caller caller = Entries.user("A", "AKIA1");
    trail.append(
        new CloudTrailRecord("event", NOON, caller)
            .event("iam.amazonaws.com", "GetUser", "us-east-1", true)
            .error("SignatureDoesNotMatch", "no")
            .entry());
    assertThat(uses.lastUse("AKIA1")).isEmpty();
    trail.append(
        new CloudTrailRecord("event2", NOON, caller)
            .event("iam.amazonaws.com", "GetUser", "us-east-1", true)
            .error("AccessDenied", "a denied request was signed all the same")
            .signed()
            .entry());
    assertThat(date("AKIA1")).contains(NOON);
  }

  @Test
  void temporaryKeysAndServicesAreNotKept() {
    used("ASIA1", 0);
    trail.append(
        new CloudTrailRecord(
                "event", NOON, new Caller.Service(Entries.ACCOUNT, "kms.amazonaws.com"))
            .signed()
            .entry());
    assertThat(uses.lastUse("ASIA1")).isEmpty();
    // What the session's user did is.
    assertThat(uses.flush().orElseThrow().uses()).containsOnlyKeys("AIDAA/iam/GetUser");
  }

  @Test
  void readsMergeMemoryOverStore() {
    used("AKIA1", 0);
    used("AKIA2", 0);
    flush();
    used("AKIA1", 20);
    assertThat(date("AKIA1")).isEqualTo(minute(20));
    assertThat(date("AKIA2")).isEqualTo(minute(0));
  }

  @Test
  void aCrashLosesNoUseThatWasNotFlushed() throws IOException {
    used("AKIA1", 0);
    used("AKIA2", 5);
    flush();
    used("AKIA1", 20);
    used("AKIA3", 21);
    crash();
    assertThat(date("AKIA1")).isEqualTo(minute(20));
    assertThat(date("AKIA2")).isEqualTo(minute(5));
    assertThat(date("AKIA3")).isEqualTo(minute(21));
    crash();
    assertThat(date("AKIA3")).isEqualTo(minute(21));
  }

  @Test
  void aCrashBetweenCommitAndItsAcknowledgementDoesNoHarm() throws IOException {
    used("AKIA1", 0);
    store.apply(uses.flush().orElseThrow().changes());
    crash();
    assertThat(date("AKIA1")).isEqualTo(minute(0));
    assertThat(uses.flush()).isEmpty();
  }

  @Test
  void aUseDuringAFlushIsFlushedNextTime() {
    used("AKIA1", 0);
    KeyUse.Flush flush = uses.flush().orElseThrow();
    used("AKIA1", 30);
    store.apply(flush.changes());
    uses.flushed(flush);
    assertThat(uses.flush().orElseThrow().uses())
        .containsEntry("AKIA1", new LastUse(NOON.plusSeconds(1800), "us-east-1", "iam"));
  }

  @Test
  void nothingIsFlushedTwice() {
    used("AKIA1", 0);
    flush();
    used("AKIA1", 1);
    assertThat(uses.flush()).isEmpty();
  }

  @Test
  void soManyEntriesWithoutNewsAreNotReadAgainAtAStart() {
    used("AKIA1", 0);
    KeyUse.Flush first = uses.flush().orElseThrow();
    uses.flushed(first);
    AuditEntry old = use("AKIA1", Duration.ofMinutes(1), "iam.amazonaws.com", "us-east-1");
    uses.durable(List.of(new Recorded(first.position() + 999, old)));
    assertThat(uses.flush()).isEmpty();
    uses.durable(List.of(new Recorded(first.position() + 1000, old)));
    assertThat(uses.flush().orElseThrow().position()).isEqualTo(first.position() + 1000);
  }

  @Test
  void aUseCanBeToldBeforeTheTrailHasIt() {
    AuditEntry entry = use("AKIA1", Duration.ZERO, "iam.amazonaws.com", "us-east-1");
    uses.used(entry);
    assertThat(date("AKIA1")).contains(NOON);
    assertThat(uses.flush().orElseThrow().position()).isZero();
    trail.append(entry);
    assertThat(date("AKIA1")).contains(NOON);
    assertThat(uses.flush().orElseThrow().position()).isEqualTo(1);
  }

  @Test
  void memoryHoldsABoundedNumberOfFlushedKeys() throws IOException {
    uses = KeyUse.open(store, trail, 10);
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      entries.add(use("AKIA" + i, Duration.ofMinutes(i), "iam.amazonaws.com", "us-east-1"));
    }
    entries.forEach(uses::used);
    flush();
    uses.used(use("AKIALAST", Duration.ZERO, "iam.amazonaws.com", "us-east-1"));
    long before = store.reads();
    for (int i = 0; i < 100; i++) {
      assertThat(date("AKIA" + i)).isEqualTo(minute(i));
    }
    assertThat(store.reads() - before).isGreaterThan(90);
    // A use of a key that was dropped still coalesces with what the store has.
    uses.used(use("AKIA50", Duration.ofMinutes(60), "iam.amazonaws.com", "us-east-1"));
    assertThat(date("AKIA50")).isEqualTo(minute(50));
  }

  @Test
  void aDeletedKeysUseIsForgotten() {
    used("AKIA1", 0);
    used("AKIA2", 0);
    used("AKIA3", 0);
    flush();
    String next = "";
    List<String> seen = new ArrayList<>();
    do {
      KeyUse.Sweep sweep =
          uses.sweep(
              store.snapshot(),
              next,
              2,
              id -> {
                seen.add(id);
                return !id.equals("AKIA2");
              });
      store.apply(sweep.changes());
      next = sweep.next();
    } while (!next.isEmpty());
    assertThat(seen).containsExactly("AIDAA/iam/GetUser", "AKIA1", "AKIA2", "AKIA3");
    assertThat(uses.lastUse("AKIA2")).isEmpty();
    assertThat(date("AKIA3")).contains(NOON);
    store.apply(List.of(KeyUse.forgotten("AKIA1")));
    assertThat(
            store.snapshot().page(new KeyUseTable(), io.keyrota.server.store.Place.SYSTEM, "", 9))
        .hasSize(2);
  }

  @Test
  void whatUsersTriedIsKeptByOperationAndMergedOverTheStore() throws IOException {
    used("AKIA1", 0);
    flush();
    assertThat(uses.accesses(Set.of("AIDAA", "AIDAB")))
        .containsOnlyKeys("AIDAA/iam/GetUser")
        .extractingByKey("AIDAA/iam/GetUser")
        .extracting(LastUse::date)
        .isEqualTo(NOON);
    used("AKIA2", 20);
    assertThat(uses.accesses(Set.of("AIDAA")).values())
        .extracting(LastUse::date)
        .containsExactly(NOON.plusSeconds(1200));
    crash();
    assertThat(uses.accesses(Set.of("AIDAA")).values())
        .extracting(LastUse::date)
        .containsExactly(NOON.plusSeconds(1200));
    assertThat(uses.accesses(Set.of("AIDA"))).isEmpty();
  }

  @Test
  void aTrailThatWasBegunAnewIsFollowedFromItsBeginning() throws IOException {
    used("AKIA1", 0);
    used("AKIA1", 20);
    flush();
    close();
    trail = Trails.open(directory.resolve("new"));
    uses = KeyUse.open(store, trail);
    used("AKIA1", 60);
    assertThat(uses.flush().orElseThrow().position()).isEqualTo(1);
  }
}
