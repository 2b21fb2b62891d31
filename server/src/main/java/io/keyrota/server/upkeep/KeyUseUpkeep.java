package io.keyrota.server.upkeep;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Clock;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.usage.KeyUse;
import java.time.Duration;

/**
 * Brings what is known of the keys' use into the store: every ten minutes, or when the trail has
 * grown so much that replaying it after a crash would take long, and at the end.
 */
public final class KeyUseUpkeep implements AutoCloseable {
  private static final long EVERY = Duration.ofMinutes(10).toNanos();
  private static final long MOST_TO_REPLAY = 200_000;

  private final KeyUse uses;
  private final ServiceCalls calls;
  private final Clock clock;
  private final Trail trail;
  private long lastAt = System.nanoTime();
  private long lastSeq;

  /** Over what is known of the keys; nothing is saved before the first tick that finds it due. */
  public KeyUseUpkeep(KeyUse uses, ServiceCalls calls, Clock clock, Trail trail) {
    this.uses = uses;
    this.calls = calls;
    this.clock = clock;
    this.trail = trail;
    this.lastSeq = trail.head().seq();
  }

  /** What is known of the keys. */
  public KeyUse uses() {
    return uses;
  }

  /** Looks whether it is time; called by one thread. */
  public void tick() {
    if (System.nanoTime() - lastAt > EVERY || trail.head().seq() - lastSeq > MOST_TO_REPLAY) {
      flush();
    }
  }

  private void flush() {
    lastAt = System.nanoTime();
    lastSeq = trail.head().seq();
    uses.flush()
        .ifPresent(
            flush -> {
              calls.once(
                  new ServiceCalls.Act(
                      AccountId.SYSTEM, "keyrota.amazonaws.com", "SaveKeyUse", clock.now()),
                  seen -> flush.changes());
              uses.flushed(flush);
            });
  }

  /** After the last request: what is left. */
  @Override
  public void close() {
    flush();
  }
}
