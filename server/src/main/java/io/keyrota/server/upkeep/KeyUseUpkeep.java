package io.keyrota.server.upkeep;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Clock;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.usage.KeyUse;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;

/**
 * Brings what is known of the keys' use into the store: every ten minutes, or when the trail has
 * grown so much that replaying it after a crash would take long, and at the end. From time to time
 * it also looks through the next few of the rows, in the order of their ids, and deletes those of
 * keys that are gone: bounded work, however many rows there are.
 */
public final class KeyUseUpkeep implements AutoCloseable {
  /** Rows looked through at a time. */
  static final int SWEPT = 500;

  private final KeyUse uses;
  private final ServiceCalls calls;
  private final Clock clock;
  private final SavingTurn flushing;
  private final SavingTurn sweeping;
  private final BiPredicate<String, Snapshot> exists;
  private String sweptUpTo = "";

  /**
   * Over what is known of the keys; nothing is saved before the first tick that finds it due.
   *
   * @param exists whether there is an access key of that id
   */
  public KeyUseUpkeep(
      KeyUse uses,
      ServiceCalls calls,
      Clock clock,
      Trail trail,
      BiPredicate<String, Snapshot> exists) {
    this.uses = uses;
    this.calls = calls;
    this.clock = clock;
    this.flushing = new SavingTurn(trail);
    this.sweeping = new SavingTurn(trail);
    this.exists = exists;
  }

  /** What is known of the keys. */
  public KeyUse uses() {
    return uses;
  }

  /** Looks whether it is time; called by one thread. */
  public void tick() {
    if (flushing.hasCome(uses.unsaved())) {
      flush();
    }
    if (sweeping.hasCome(SWEPT)) {
      sweep();
    }
  }

  private void flush() {
    flushing.take();
    uses.flush()
        .ifPresent(
            flush -> {
              calls.once(act("SaveKeyUse"), seen -> flush.changes());
              uses.flushed(flush);
            });
  }

  /** The keys are looked up by the commit's own snapshot: one made anew meanwhile is a conflict. */
  private void sweep() {
    sweeping.take();
    AtomicReference<String> next = new AtomicReference<>("");
    calls.once(
        act("ForgetKeyUse"),
        seen -> {
          KeyUse.Sweep swept = uses.sweep(seen, sweptUpTo, SWEPT, id -> exists.test(id, seen));
          next.set(swept.next());
          return swept.changes();
        });
    sweptUpTo = next.get();
  }

  private ServiceCalls.Act act(String eventName) {
    return new ServiceCalls.Act(AccountId.SYSTEM, "keyrota.amazonaws.com", eventName, clock.now());
  }

  /** After the last request: what is left. */
  @Override
  public void close() {
    flush();
    sweep();
  }
}
