package io.keyrota.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.server.audit.CloudTrailRecord;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.Trails;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.store.ContendedStore;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.usage.KeyUse;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved of the keys' use, and what is forgotten with the keys. */
class KeyUseUpkeepTest {
  @TempDir Path directory;

  private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final MemoryStore memory = new MemoryStore();
  private final ContendedStore store = new ContendedStore(memory);
  private final ServiceCalls calls =
      new ServiceCalls(
          store, new TestSealer(entropy::bytes), entropy::bytes, new Ledger(entropy::bytes));
  private final Set<String> keys = new TreeSet<>();
  private Trail trail;
  private KeyUseUpkeep upkeep;

  @BeforeEach
  void open() throws IOException {
    trail = Trails.open(directory);
    upkeep = over(KeyUse.open(store, trail));
  }

  private KeyUseUpkeep over(KeyUse uses) {
    return new KeyUseUpkeep(uses, calls, clock::now, trail, (id, seen) -> keys.contains(id));
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
  }

  @Test
  void theUseOfADeletedKeyIsForgottenAndThatOfTheOthersIsNot() {
    used("AKIA1");
    used("AKIA2");
    upkeep.close();
    assertThat(rows()).isEqualTo(2);
    keys.remove("AKIA1");
    upkeep.close();
    assertThat(rows()).isEqualTo(1);
    assertThat(upkeep.uses().lastUse("AKIA1")).isEmpty();
    assertThat(upkeep.uses().lastUse("AKIA2")).isPresent();
  }

  @Test
  void aFewRowsAreLookedThroughAtATimeAndAllOfThemInTurn() {
    int all = 2 * KeyUseUpkeep.SWEPT + 10;
    for (int i = 0; i < all; i++) {
      used("AKIA%05d".formatted(i));
    }
    upkeep.close();
    assertThat(rows()).isEqualTo(all);
    keys.clear();
    // The first close has looked through the first rows, when all keys were there.
    upkeep.close();
    assertThat(rows()).isEqualTo(all - KeyUseUpkeep.SWEPT);
    upkeep.close();
    assertThat(rows()).isEqualTo(KeyUseUpkeep.SWEPT);
    upkeep.close();
    assertThat(rows()).isZero();
  }

  @Test
  void aLostRaceForgetsTheSameKeysAfterAll() {
    used("AKIA1");
    upkeep.close();
    keys.clear();
    store.loseNext(3);
    upkeep.close();
    assertThat(store.lost()).isEqualTo(3);
    assertThat(rows()).isZero();
  }

  @Test
  void whereEveryKeyExistsNothingIsCommitted() {
    used("AKIA1");
    upkeep.close();
    store.loseNext(1);
    upkeep.close();
    assertThat(store.lost()).isZero();
  }

  @Test
  void aTickBeforeItsTimeSavesNothing() {
    used("AKIA1");
    upkeep.tick();
    assertThat(rows()).isZero();
    assertThat(upkeep.uses().lastUse("AKIA1")).isPresent();
  }

  private void used(String accessKeyId) {
    keys.add(accessKeyId);
    Caller.Root root =
        new Caller.Root(
            new AccountId("111122223333"),
            Optional.of(new Caller.Credential(accessKeyId, Optional.empty())));
    upkeep
        .uses()
        .used(
            new CloudTrailRecord("e-" + accessKeyId, clock.now(), root)
                .event("iam.amazonaws.com", "ListUsers", "us-east-1", true)
                .from("127.0.0.1", "test")
                .request("r", null)
                .signed()
                .entry());
  }

  /** The rows in the store, without the one that tells the trail's position. */
  private int rows() {
    return (int)
        memory.documents().values().stream()
            .filter(document -> document.members().containsKey("service"))
            .count();
  }
}
