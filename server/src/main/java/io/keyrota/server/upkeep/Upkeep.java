package io.keyrota.server.upkeep;

import io.keyrota.server.aws.Clock;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The loop of duties: finds by the due index which rows time has come for, and lets each duty judge
 * its row as the service's own call, earliest first. A duty that fails is tried again a minute
 * later and never stops the others.
 */
public final class Upkeep {
  private static final System.Logger LOG = System.getLogger("keyrota.upkeep");
  private static final int BATCH = 100;
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  private final Store store;
  private final Clock clock;
  private final ServiceCalls calls;
  private final Runnable tick;
  private final Map<String, Duty<?>> duties = new HashMap<>();

  /** Rows whose due time stands in the past although their duty wants to look again only later. */
  private final Map<Identity, Postponed> postponed = new HashMap<>();

  /** Holds only while the row has the revision that was judged. */
  private record Postponed(long revision, Instant until) {}

  private final ReentrantLock settling = new ReentrantLock();
  private final Condition stopping = settling.newCondition();
  private boolean stopped;
  private @Nullable Thread loop;

  /**
   * The loop over these duties, not yet started.
   *
   * @param tick is called at each look, about once a second, for what is kept by the way
   */
  public Upkeep(Store store, Clock clock, ServiceCalls calls, List<Duty<?>> duties, Runnable tick) {
    this.tick = tick;
    this.store = store;
    this.clock = clock;
    this.calls = calls;
    duties.forEach(duty -> this.duties.put(duty.kind(), duty));
  }

  /** Begins to look for due work, at least once a second. */
  public void start() {
    loop = Thread.ofPlatform().name("upkeep").start(this::run);
  }

  /** Ends after the duty that runs now. */
  public void stop() {
    settling.lock();
    try {
      stopped = true;
      stopping.signalAll();
    } finally {
      settling.unlock();
    }
    if (loop != null) {
      try {
        loop.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    settling.lock();
    try {
      while (!stopped) {
        Duration nap = look();
        if (!stopped) {
          var _ = stopping.await(Math.max(1, nap.toMillis()), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      settling.unlock();
    }
  }

  /** One look; what fails is looked at again, the loop never ends by it. Returns when to. */
  private Duration look() {
    try {
      settle(clock.now());
      tick.run();
      Instant now = clock.now();
      Instant next = nextDue();
      return next.isBefore(now.plus(LONGEST_NAP)) ? Duration.between(now, next) : LONGEST_NAP;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "upkeep failed; it looks again", e);
      return LONGEST_NAP;
    }
  }

  /** The instant at which something is due next, {@link Instant#MAX} when nothing is. */
  Instant nextDue() {
    settling.lock();
    try {
      Instant next = Instant.MAX;
      for (Due due : store.due(duties.keySet(), Instant.MAX, postponed.size() + 1)) {
        Instant at = lookAgain(due);
        next = at.isBefore(next) ? at : next;
      }
      return next;
    } finally {
      settling.unlock();
    }
  }

  /** Runs every duty due at or before the instant; returns how many ran. */
  long settle(Instant upTo) {
    settling.lock();
    try {
      long run = 0;
      for (List<Due> batch = due(upTo); !batch.isEmpty(); batch = due(upTo)) {
        for (Due due : batch) {
          perform(due, upTo);
          run++;
        }
      }
      return run;
    } finally {
      settling.unlock();
    }
  }

  private List<Due> due(Instant upTo) {
    List<Due> ready = new ArrayList<>();
    for (Due due : store.due(duties.keySet(), upTo, BATCH + postponed.size())) {
      if (!lookAgain(due).isAfter(upTo)) {
        ready.add(due);
      }
    }
    return ready;
  }

  private void perform(Due due, Instant now) {
    Duty<?> duty = duties.get(due.identity().kind());
    if (duty == null) {
      throw new IllegalStateException("no duty for " + due.identity().kind());
    }
    Optional<Instant> again;
    try {
      again = calls.perform(duty, due, now);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, duty.eventName() + " failed; it is tried again", e);
      again = Optional.of(now.plus(RETRY));
    }
    again.ifPresentOrElse(
        until -> postponed.put(due.identity(), new Postponed(due.revision(), until)),
        () -> postponed.remove(due.identity()));
  }

  private Instant lookAgain(Due due) {
    Postponed known = postponed.get(due.identity());
    return known != null && known.revision == due.revision() ? known.until : due.at();
  }
}
