package io.keyrota.server.upkeep;

import io.keyrota.server.aws.Clock;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Store;
import io.keyrota.server.upkeep.Observations.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The loop of duties: finds by the due index which rows time has come for, and lets each duty judge
 * its row as the service's own call. Duties look at the outside world side by side; a rehearsal
 * judges them in the order of their due times all the same, the machine's clock as they come to
 * know, so that one that waits for an answer holds up no other. A duty that fails is tried again a
 * minute later and never stops the others.
 */
public final class Upkeep {
  private static final System.Logger LOG = System.getLogger("keyrota.upkeep");
  private static final int BATCH = 100;
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  private final Store store;
  private final Clock clock;
  private final Runnable tick;
  private final Map<String, Duty<?>> duties = new HashMap<>();

  /** Rows whose due time stands in the past although their duty wants to look again only later. */
  private final Map<Identity, Postponed> postponed = new HashMap<>();

  /** Holds only while the row has the revision that was judged. */
  private record Postponed(long revision, Instant until) {}

  private final ReentrantLock settling = new ReentrantLock();
  private final Condition news = settling.newCondition();
  private final Observations looks;
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
    this.looks = new Observations(calls, this::tell);
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
      news.signalAll();
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

  /** Wakes the loop: something that was looked at can be judged. */
  private void tell() {
    settling.lock();
    try {
      news.signalAll();
    } finally {
      settling.unlock();
    }
  }

  private void run() {
    settling.lock();
    try {
      while (!stopped) {
        Duration nap = look();
        if (!stopped) {
          var _ = news.await(Math.max(1, nap.toMillis()), TimeUnit.MILLISECONDS);
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
      if (clock instanceof RehearsalClock) {
        settle(clock.now());
      } else {
        keepUp(clock.now());
      }
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
      int more = postponed.size() + looks.count() + 1;
      for (Due due : store.due(duties.keySet(), Instant.MAX, more)) {
        Instant at = lookAgain(due);
        next = at.isBefore(next) && !looks.has(due.identity()) ? at : next;
      }
      return next;
    } finally {
      settling.unlock();
    }
  }

  /** Runs every duty due at or before the instant, earliest first; returns how many ran. */
  long settle(Instant upTo) {
    settling.lock();
    try {
      long run = 0;
      while (begin(upTo) > 0) {
        for (Optional<Observed> next = looks.first(); next.isPresent(); next = looks.first()) {
          judge(next.get(), upTo);
          run++;
        }
      }
      return run;
    } finally {
      settling.unlock();
    }
  }

  /** Judges what has been looked at, as it comes, and leaves what still waits for an answer. */
  private void keepUp(Instant upTo) {
    var _ = begin(upTo);
    for (Optional<Observed> next = looks.ended(); next.isPresent(); next = looks.ended()) {
      judge(next.get(), upTo);
    }
  }

  /** Begins to look at what is due and is not looked at already; returns how many those are. */
  private int begin(Instant upTo) {
    Set<String> kinds = new HashSet<>(duties.keySet());
    kinds.removeIf(kind -> looks.count(kind) >= BATCH);
    int begun = 0;
    for (Due due : store.due(kinds, upTo, BATCH + postponed.size() + looks.count())) {
      if (!looks.has(due.identity()) && !lookAgain(due).isAfter(upTo)) {
        Duty<?> duty = duties.get(due.identity().kind());
        if (duty == null) {
          throw new IllegalStateException("no duty for " + due.identity().kind());
        }
        looks.begin(duty, due);
        begun++;
      }
    }
    return begun;
  }

  private void judge(Observed observed, Instant now) {
    Due due = observed.due();
    Optional<Instant> again;
    try {
      again = observed.judge(now);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR, observed.duty().eventName() + " failed; it is tried again", e);
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
