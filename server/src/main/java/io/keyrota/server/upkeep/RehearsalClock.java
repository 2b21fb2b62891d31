package io.keyrota.server.upkeep;

import io.keyrota.server.aws.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that can be moved forward: it runs at the machine's pace, a fixed distance away from the
 * machine's time. While {@link Rehearsal} settles what falls due it stands still at each due
 * instant. It never goes back.
 */
public final class RehearsalClock implements Clock {
  private final Clock machine;
  private Duration distance;
  private Optional<Instant> held = Optional.empty();
  private Instant latest = Instant.MIN;
  private long advances;

  /**
   * A clock that far away.
   *
   * @param machine the machine's own clock
   * @param distance how far ahead of it (negative: behind) the rehearsal lives
   */
  public RehearsalClock(Clock machine, Duration distance) {
    this.machine = machine;
    this.distance = distance;
  }

  /** A rehearsal in which it is that instant now. */
  public static RehearsalClock startingAt(Clock machine, Instant instant) {
    return new RehearsalClock(machine, Duration.between(machine.now(), instant));
  }

  @Override
  public synchronized Instant now() {
    Instant now = held.orElseGet(() -> machine.now().plus(distance));
    if (now.isBefore(latest)) {
      // The machine's clock was set back: run on from here at its pace.
      distance = Duration.between(machine.now(), latest);
      return latest;
    }
    latest = now;
    return now;
  }

  /** How far the rehearsal is from the machine's time: what survives a restart. */
  public synchronized Duration distance() {
    return distance;
  }

  /** The number of the advance that is under way, from one on; zero while the clock runs. */
  public synchronized long advance() {
    return held.isPresent() ? advances : 0;
  }

  /**
   * Moves to an instant and stands still there; an instant in the past leaves the clock where it
   * is.
   */
  synchronized void hold(Instant instant) {
    Instant now = now();
    advances += held.isPresent() ? 0 : 1;
    held = Optional.of(instant.isAfter(now) ? instant : now);
  }

  /** Runs on from where it stands. */
  synchronized void release() {
    held.ifPresent(at -> distance = Duration.between(machine.now(), at));
    held = Optional.empty();
  }
}
