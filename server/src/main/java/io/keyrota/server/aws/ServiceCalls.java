package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What services do by themselves, on their own name: judged, committed and audited like a request,
 * decided again when a race is lost.
 */
public final class ServiceCalls {
  private static final Duration LONGEST_OBSERVATION = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 50;

  private final Store store;
  private final Sealer sealer;
  private final Entropy entropy;
  private final Ledger ledger;

  public ServiceCalls(Store store, Sealer sealer, Entropy entropy, Ledger ledger) {
    this.store = store;
    this.sealer = sealer;
    this.entropy = entropy;
    this.ledger = ledger;
  }

  /**
   * Performs a duty.
   *
   * @return when to look again, when the duty changed nothing
   */
  public <F> Optional<Instant> perform(Duty<F> duty, Due due, Instant now) {
    F found = observe(duty, due);
    Place place = due.identity().place();
    return decide(
        new Act(place.account(), duty.principal(), duty.eventName(), now),
        place.region().equals(Region.GLOBAL) ? Region.US_EAST_1 : place.region(),
        new Judgement() {
          @Override
          public Outcome<Instant> judge(Call call, Snapshot seen) {
            return duty.judge(call, due, found, seen);
          }

          @Override
          public String eventName(Snapshot seen) {
            return duty.eventName(due, now, seen);
          }
        });
  }

  /**
   * Something that the installation does once, such as making its first account.
   *
   * @param changes decided from a fresh look, again after each lost race
   */
  public void once(Act act, Function<Snapshot, List<Change>> changes) {
    var _ =
        decide(
            act,
            Region.US_EAST_1,
            new Judgement() {
              @Override
              public Outcome<Instant> judge(Call call, Snapshot seen) {
                return new Outcome<>(call.now(), changes.apply(seen));
              }

              @Override
              public String eventName(Snapshot seen) {
                return act.eventName();
              }
            });
  }

  /**
   * The name under which a service acts.
   *
   * @param principal for example {@code sts.amazonaws.com}, also the event source
   */
  public record Act(AccountId account, String principal, String eventName, Instant at) {}

  private interface Judgement {
    Outcome<Instant> judge(Call call, Snapshot seen);

    String eventName(Snapshot seen);
  }

  private Optional<Instant> decide(Act act, Region region, Judgement judgement) {
    RequestId id = ledger.newId();
    Request request =
        new Request(
            new Caller.Service(act.account(), act.principal()),
            act.account(),
            region,
            new Origin(act.principal(), false, act.principal()),
            id);
    Call call = new Call(request, act.at(), entropy, sealer);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Snapshot seen = store.snapshot();
      Outcome<Instant> outcome = judgement.judge(call, seen);
      if (outcome.changes().isEmpty()) {
        return Optional.of(outcome.output());
      }
      AuditEntry entry = ledger.serviceEvent(request, judgement.eventName(seen), act.at());
      try {
        store.commit(seen, outcome.changes(), entry);
        return Optional.empty();
      } catch (Conflict lost) {
        // Somebody else changed what was judged: look afresh.
      }
    }
    throw new IllegalStateException(act.eventName() + " lost every race");
  }

  private static <F> F observe(Duty<F> duty, Due due) {
    FutureTask<F> observation = new FutureTask<>(() -> duty.observe(due));
    Thread thread = Thread.ofVirtual().name("observe").start(observation);
    try {
      return observation.get(LONGEST_OBSERVATION.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new IllegalStateException("an observation took too long", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an observation failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
