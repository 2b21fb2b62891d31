package io.keyrota.server.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.ContendedStore;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.StoreUnavailable;
import io.keyrota.server.store.Thing;
import io.keyrota.testkit.SeededEntropy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What services do by themselves is judged, committed and audited like a request. */
class ServiceCallsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Place PLACE = Place.global(ACCOUNT);
  private static final ServiceCalls.Act ACT =
      new ServiceCalls.Act(ACCOUNT, "kms.amazonaws.com", "RotateKey", NOON);

  private final SeededEntropy entropy = new SeededEntropy(1);
  private final ContendedStore store = new ContendedStore(new MemoryStore());
  private final ServiceCalls calls =
      new ServiceCalls(
          store, new TestSealer(entropy::bytes), entropy::bytes, new Ledger(entropy::bytes));
  private final List<AuditEntry> audited = new ArrayList<>();

  ServiceCallsTest() {
    store.onCommitted(audited::addAll);
  }

  @Test
  void aChangeIsCommittedWithOneEntryInTheServicesName() {
    calls.once(ACT, seen -> List.of(put(1)));
    assertThat(count(store.snapshot())).isEqualTo(1);
    AuditEntry entry = audited.getFirst();
    assertThat(audited).hasSize(1);
    assertThat(entry.eventSource()).isEqualTo("kms.amazonaws.com");
    assertThat(entry.eventName()).isEqualTo("RotateKey");
    assertThat(entry.accountId()).isEqualTo("111122223333");
    assertThat(entry.at()).isEqualTo(NOON);
    assertThat(entry.signed()).isFalse();
    assertThat(entry.accessKeyId()).isEmpty();
    assertThat(new String(entry.record(), UTF_8))
        .contains("\"type\":\"AWSService\"", "\"invokedBy\":\"kms.amazonaws.com\"");
  }

  @Test
  void whatChangesNothingIsNeitherCommittedNorAudited() {
    store.failNext(new StoreUnavailable("must not be asked", null));
    calls.once(ACT, seen -> List.of());
    assertThat(audited).isEmpty();
  }

  @Test
  void aLostRaceIsDecidedAgainFromAFreshLook() {
    calls.once(ACT, seen -> List.of(put(1)));
    List<Long> looks = new ArrayList<>();
    store.loseNext(2);
    calls.once(
        ACT,
        seen -> {
          looks.add(count(seen));
          return List.of(put(count(seen) + 1));
        });
    assertThat(looks).containsExactly(1L, 1L, 1L);
    assertThat(count(store.snapshot())).isEqualTo(2);
    assertThat(audited).hasSize(2);
  }

  @Test
  void whoLosesEveryRaceFailsAndHasChangedNothing() {
    store.loseNext(Integer.MAX_VALUE);
    assertThatThrownBy(() -> calls.once(ACT, seen -> List.of(put(1))))
        .hasMessage("RotateKey lost every race");
    assertThat(store.lost()).isEqualTo(50);
    assertThat(store.snapshot().find(Thing.THINGS, PLACE, "it")).isEmpty();
    assertThat(audited).isEmpty();
  }

  @Test
  void aDutyIsCalledAsItsPrincipalInTheRowsAccountWithWhatItObservedOnce() {
    Due due = new Due(new Identity(PLACE, "thing", "it"), 1, NOON);
    Watch watch = new Watch();
    store.loseNext(1);
    assertThat(calls.perform(watch, due, NOON.plusSeconds(5))).isEmpty();
    assertThat(watch.observed).isEqualTo(1);
    assertThat(watch.judged)
        .containsExactly("seen it at 2026-11-24T12:00:05Z", "seen it at 2026-11-24T12:00:05Z");
    assertThat(watch.caller).isEqualTo(new Caller.Service(ACCOUNT, "kms.amazonaws.com"));
    assertThat(audited).extracting(AuditEntry::eventName).containsExactly("Watch");
  }

  @Test
  void anObservationThatFailsIsTheDutysFailure() {
    Due due = new Due(new Identity(PLACE, "thing", "nobody"), 1, NOON);
    assertThatThrownBy(() -> calls.perform(new Watch(), due, NOON))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("nobody is there");
    assertThat(audited).isEmpty();
  }

  private static Change put(long count) {
    return new Change.Put<>(Thing.THINGS, PLACE, "it", Thing.of(count));
  }

  private static long count(Snapshot seen) {
    return seen.find(Thing.THINGS, PLACE, "it").orElseThrow().count();
  }

  private static final class Watch implements Duty<String> {
    private int observed;
    private Caller caller = new Caller.Service(AccountId.SYSTEM, "nobody");
    private final List<String> judged = new ArrayList<>();

    @Override
    public String kind() {
      return "thing";
    }

    @Override
    public String principal() {
      return "kms.amazonaws.com";
    }

    @Override
    public String eventName() {
      return "Watch";
    }

    @Override
    public String observe(Due due) {
      observed++;
      if (due.identity().id().equals("nobody")) {
        throw new IllegalArgumentException("nobody is there");
      }
      return "seen " + due.identity().id();
    }

    @Override
    public Outcome<Instant> judge(Call call, Due due, String found, Snapshot seen) {
      caller = call.request().caller();
      judged.add(found + " at " + call.now());
      return Outcome.of(call.now(), put(1));
    }
  }
}
