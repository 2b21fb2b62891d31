package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.CloudTrailRecord;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door for requests of a protocol of their own, such as ACME's: the protocol's room says who
 * asks, and they are decided, allowed, committed and audited as the gateway's are. Who comes in
 * here waits, on a thread that may.
 */
public final class GuestDoor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Store store;
  private final InnerDoor inside;
  private final Ledger ledger;
  private final Entropy entropy;
  private final Sealer sealer;
  private final Supplier<Instant> clock;
  private final LongSupplier nanos;
  private final Consumer<List<AuditEntry>> trail;

  /**
   * @param trail keeps entries: on disk when it returns
   */
  public GuestDoor(
      Store store,
      InnerDoor inside,
      Ledger ledger,
      Entropy entropy,
      Sealer sealer,
      Supplier<Instant> clock,
      LongSupplier nanos,
      Consumer<List<AuditEntry>> trail) {
    this.store = store;
    this.inside = inside;
    this.ledger = ledger;
    this.entropy = entropy;
    this.sealer = sealer;
    this.clock = clock;
    this.nanos = nanos;
    this.trail = trail;
  }

  /**
   * What was asked, as the trail tells it.
   *
   * @param source for example {@code acm.amazonaws.com}
   * @param name of the event
   * @param parameters a ready JSON value without secrets, or null
   */
  public record Asked(
      String source, String name, boolean readOnly, Origin origin, @Nullable String parameters) {}

  /**
   * Who asks.
   *
   * @param account in which everything is looked up
   */
  public record Guest(Caller caller, AccountId account, Region region) {}

  /** One request, which may be looked at again after a lost race. */
  public interface Errand<T> {

    /**
     * Who asks. What it throws ends the request as nobody's.
     *
     * @param request of nobody, for its origin
     */
    Guest who(Request request, Instant now, Snapshot seen);

    /** What follows. What it needs to be allowed it asks of {@link Access} itself. */
    Outcome<T> decide(Call call, Snapshot seen);

    /** How the trail tells of whatever was thrown, the protocol's own exceptions among it. */
    Refusal told(RuntimeException thrown);
  }

  /**
   * The answer to a request. It is on disk when this returns, and so is how a refused one ended.
   *
   * @throws Refusal for what was refused in AWS's words, and ServiceUnavailable
   */
  public <T> T answer(Asked asked, Errand<T> errand) {
    RequestId id = ledger.newId();
    Patience patience = new Patience(PATIENCE, nanos);
    while (true) {
      Attempt attempt = new Attempt(asked, id, clock.get());
      try {
        return attempt.of(errand, store.snapshot());
      } catch (Conflict lost) {
        attempt.pause(patience);
      } catch (RuntimeException thrown) {
        attempt.ended(errand.told(thrown));
        throw thrown;
      }
    }
  }

  /** A request as one look at the store has it. */
  private final class Attempt {
    private final Asked asked;
    private final Instant now;
    private Request request;
    private List<AuditEntry> inner = List.of();

    Attempt(Asked asked, RequestId id, Instant now) {
      this.asked = asked;
      this.now = now;
      Caller nobody = new Caller.Unknown(Optional.empty());
      this.request = new Request(nobody, nobody.account(), Region.US_EAST_1, asked.origin(), id);
    }

    <T> T of(Errand<T> errand, Snapshot seen) throws Conflict {
      Guest guest = errand.who(request, now, seen);
      request =
          new Request(
              guest.caller(), guest.account(), guest.region(), request.origin(), request.id());
      try (Visit visit = inside.open(request, now, seen)) {
        return decided(errand, visit, seen);
      }
    }

    private <T> T decided(Errand<T> errand, Visit visit, Snapshot seen) throws Conflict {
      Outcome<T> outcome;
      try {
        outcome = errand.decide(new Call(request, now, entropy, sealer, visit), seen);
      } catch (RuntimeException failed) {
        inner = visit.withoutChanges();
        throw failed;
      }
      List<AuditEntry> entries =
          visit.joined(record().noted(outcome.noted()).entry(), outcome.beside());
      List<Change> changes = visit.joined(outcome.changes());
      if (changes.isEmpty()) {
        trail.accept(entries);
      } else {
        store.commit(seen, changes, entries);
      }
      return outcome.output();
    }

    /** Waits for another look, or gives up. */
    void pause(Patience patience) {
      try {
        patience.pause();
      } catch (Refusal tooOften) {
        ended(tooOften);
        throw tooOften;
      }
    }

    void ended(Refusal refusal) {
      List<AuditEntry> entries = new ArrayList<>(inner);
      entries.add(record().error(refusal.code(), refusal.message()).entry());
      trail.accept(entries);
    }

    private CloudTrailRecord record() {
      return ledger
          .guest(request, now, asked.source(), asked.name(), asked.readOnly())
          .request(request.id().text(), asked.parameters());
    }
  }
}
