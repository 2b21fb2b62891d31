package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
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
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
  private final InnerDoor inside;
  private final Consumer<List<AuditEntry>> trail;

  /** Services that ask no others. */
  public ServiceCalls(Store store, Sealer sealer, Entropy entropy, Ledger ledger) {
    this(
        store,
        sealer,
        entropy,
        ledger,
        new InnerDoor(List.of(), new Access(IdentityPolicies.NONE), ledger, entropy, sealer),
        entries -> {});
  }

  private ServiceCalls(
      Store store,
      Sealer sealer,
      Entropy entropy,
      Ledger ledger,
      InnerDoor inside,
      Consumer<List<AuditEntry>> trail) {
    this.store = store;
    this.sealer = sealer;
    this.entropy = entropy;
    this.ledger = ledger;
    this.inside = inside;
    this.trail = trail;
  }

  /**
   * Services that ask others.
   *
   * @param trail keeps the entries of calls that changed nothing: on disk when it returns
   */
  public ServiceCalls asking(InnerDoor inside, Consumer<List<AuditEntry>> trail) {
    return new ServiceCalls(store, sealer, entropy, ledger, inside, trail);
  }

  /**
   * Performs a duty.
   *
   * @return when to look again, when the duty changed nothing
   */
  public <F> Optional<Instant> perform(Duty<F> duty, Due due, Instant now) {
    return observe(duty, due).apply(now);
  }

  /**
   * Looks at the outside world for a duty, in bounded time.
   *
   * @return the duty's judgement by what was found: told when it is, it says when to look again
   *     where nothing changed
   */
  public <F> Function<Instant, Optional<Instant>> observe(Duty<F> duty, Due due) {
    F found = found(duty, due);
    return now -> judge(duty, due, found, now);
  }

  private <F> Optional<Instant> judge(Duty<F> duty, Due due, F found, Instant now) {
    Place place = due.identity().place();
    Ended<Instant> ended =
        decide(
            new Act(place.account(), duty.principal(), duty.eventName(), now),
            place.region().equals(Region.GLOBAL) ? Region.US_EAST_1 : place.region(),
            new Judgement<Instant>() {
              @Override
              public Outcome<Instant> judge(Call call, Snapshot seen) {
                return duty.judge(call, due, found, seen);
              }

              @Override
              public String eventName(Snapshot seen) {
                return duty.eventName(due, now, seen);
              }
            });
    return ended.changed() ? Optional.empty() : Optional.of(ended.output());
  }

  /**
   * Something that the installation does once, such as making its first account.
   *
   * @param changes decided from a fresh look, again after each lost race
   */
  public void once(Act act, Function<Snapshot, List<Change>> changes) {
    var _ =
        act(act, Region.US_EAST_1, (call, seen) -> new Outcome<>(call.now(), changes.apply(seen)));
  }

  /**
   * The name under which a service acts.
   *
   * @param principal for example {@code sts.amazonaws.com}, also the event source
   */
  public record Act(AccountId account, String principal, String eventName, Instant at) {}

  /**
   * What a service looks up outside any request, such as a listener's private key. It changes
   * nothing; that it asked other services is on the trail's disk before this returns.
   *
   * @param act its event name is not audited
   * @param look may be called again; its answer must hold no secret of an internal call, only
   *     copies
   * @throws io.keyrota.rules.aws.Refusal when a service that was asked refuses
   */
  public <T> T look(Act act, Region region, BiFunction<Call, Snapshot, T> look) {
    Request request = request(act, region);
    try (Visit visit = inside.open(request, act.at(), store.snapshot())) {
      T found;
      try {
        found = look.apply(new Call(request, act.at(), entropy, sealer, visit), visit.seen());
      } finally {
        keep(visit.withoutChanges());
      }
      if (!visit.joined(List.of()).isEmpty()) {
        throw new IllegalStateException(act.eventName() + " must change nothing");
      }
      return found;
    }
  }

  /**
   * Something that a service does when somebody outside asks for it without a signature, such as
   * following a link in a mail. Without changes nothing is audited.
   *
   * @param work may be called again, from a fresh look, after a lost race
   * @throws io.keyrota.rules.aws.Refusal as the work does
   */
  public <T> T act(Act act, Region region, BiFunction<Call, Snapshot, Outcome<T>> work) {
    return decide(
            act,
            region,
            new Judgement<T>() {
              @Override
              public Outcome<T> judge(Call call, Snapshot seen) {
                return work.apply(call, seen);
              }

              @Override
              public String eventName(Snapshot seen) {
                return act.eventName();
              }
            })
        .output();
  }

  /**
   * How a decision ended.
   *
   * @param changed whether it changed something of its own
   */
  private record Ended<T>(T output, boolean changed) {}

  private interface Judgement<T> {
    Outcome<T> judge(Call call, Snapshot seen);

    String eventName(Snapshot seen);
  }

  private Request request(Act act, Region region) {
    return new Request(
        new Caller.Service(act.account(), act.principal()),
        act.account(),
        region,
        new Origin(act.principal(), false, act.principal()),
        ledger.newId());
  }

  private <T> Ended<T> decide(Act act, Region region, Judgement<T> judgement) {
    Request request = request(act, region);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Snapshot seen = store.snapshot();
      try (Visit visit = inside.open(request, act.at(), seen)) {
        return attempt(act, request, judgement, seen, visit);
      } catch (Conflict lost) {
        // Somebody else changed what was judged: look afresh.
      }
    }
    throw new IllegalStateException(act.eventName() + " lost every race");
  }

  /** Changes of its own are its own event; what it only asked of others is audited as theirs. */
  private <T> Ended<T> attempt(
      Act act, Request request, Judgement<T> judgement, Snapshot seen, Visit visit)
      throws Conflict {
    Outcome<T> outcome;
    try {
      outcome = judgement.judge(new Call(request, act.at(), entropy, sealer, visit), seen);
    } catch (RuntimeException failed) {
      keep(visit.withoutChanges());
      throw failed;
    }
    List<Change> changes = visit.joined(outcome.changes());
    boolean own = !outcome.changes().isEmpty();
    if (changes.isEmpty()) {
      keep(visit.entries());
    } else {
      store.commit(
          seen,
          changes,
          own
              ? visit.joined(
                  ledger.serviceEvent(
                      request, judgement.eventName(seen), act.at(), outcome.noted()),
                  outcome.beside())
              : visit.entries());
    }
    return new Ended<>(outcome.output(), own);
  }

  private void keep(List<AuditEntry> entries) {
    if (!entries.isEmpty()) {
      trail.accept(entries);
    }
  }

  private static <F> F found(Duty<F> duty, Due due) {
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
