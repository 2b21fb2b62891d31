package io.keyrota.rotator;

import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Decision;
import io.keyrota.rules.rotation.NextStep;
import io.keyrota.rules.rotation.Observation;
import io.keyrota.rules.rotation.Outcome;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import io.keyrota.rules.rotation.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The loop: observe, decide, act, record. All of a rotation's wisdom is in {@link NextStep}; here
 * is only the doing. A lease keeps a second rotator off the same user.
 */
public final class Rotator {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration RENEWAL = Duration.ofSeconds(30);
  private static final Duration SHORTEST_POLL = Duration.ofMillis(100);

  private final World world;
  private final Journal journal;
  private final Witness witness;
  private final Holder holder;
  private final Acting acting;
  private final Belonging belonging;

  public Rotator(World world, Journal journal, Witness witness, Holder holder) {
    this.world = world;
    this.journal = journal;
    this.witness = witness;
    this.holder = holder;
    this.belonging = new Belonging(world);
    this.acting = new Acting(world, journal, witness);
  }

  /**
   * Writes a planned rotation into the journal.
   *
   * @throws Refused when another one of the user is underway
   */
  public void begin(Rotation planned) {
    lease(planned);
    List<Rotation> others =
        journal.underwayOf(planned.principal()).stream().filter(belonging::here).toList();
    for (Rotation other : others) {
      // Who leaves, leaves at once: a replacement underway will see that and pause.
      if (planned.purpose() == Rotation.Purpose.REPLACE || retires(other, planned.oldKeyId())) {
        release(planned);
        throw underway(other);
      }
    }
    var _ = save(planned, "planned");
  }

  static Refused underway(Rotation other) {
    return new Refused(
        "rotation " + other.id() + " of this user is underway (" + other.state().name() + ")",
        Optional.of(other.id()));
  }

  /** Why the rotation is left alone: it is of another account or service. Empty when it is not. */
  public Optional<String> elsewhere(Rotation rotation) {
    return belonging.elsewhere(rotation).map(Belonging.Elsewhere::line);
  }

  private static boolean retires(Rotation other, String keyId) {
    return other.purpose() == Rotation.Purpose.RETIRE && other.oldKeyId().equals(keyId);
  }

  /**
   * Goes on with a rotation as far as it goes now, or until its end.
   *
   * @param waiting whether to wait for evidence and for the hold
   * @throws Refused when it is of another account: nothing is looked at, nothing is written
   */
  public Standing run(String id, boolean waiting) {
    Rotation rotation = own(id);
    Instant leased = Instant.MIN;
    try {
      while (true) {
        Instant machine = world.machine().instant();
        if (leased.equals(Instant.MIN) || machine.isAfter(leased.plus(RENEWAL))) {
          journal.lease(rotation.principal(), holder, machine, LEASE);
          // Whoever had the lease before may have moved it on.
          rotation = reached(find(id));
          leased = machine;
        }
        Observation seen = Observing.of(world, rotation);
        Instant now = world.time().instant();
        Decision decision = NextStep.of(rotation, seen, now);
        switch (decision) {
          case Decision.Do(Step step, String why) ->
              rotation = step(rotation, seen, step, why, now);
          case Decision.Conclude(Step step, String why) ->
              rotation =
                  save(
                      Outcome.done(rotation, step, now), "found done: " + step.text() + ": " + why);
          case Decision.Enter(State state, String why) ->
              rotation = save(rotation.entering(state), named(state, why));
          case Decision.Wait wait -> {
            witness.waits(rotation, wait);
            if (!waiting && wait.reason() != Decision.Reason.SETTLING) {
              return new Standing(rotation, Optional.of(wait));
            }
            pause(wait, now);
          }
          case Decision.Rest rest -> {
            return new Standing(rotation, Optional.empty());
          }
        }
      }
    } finally {
      release(rotation);
    }
  }

  /**
   * A person says that the rotation's service has another address now, the one that answers here.
   *
   * @throws Refused when it is of another account, or another Keyrota answers here
   */
  public void moved(String id) {
    Rotation rotation = find(id);
    Optional<Belonging.Elsewhere> another = belonging.ofAnother(rotation);
    if (another.isPresent()) {
      throw new Refused(another.get().line());
    }
    lease(rotation);
    Rotation found = find(id);
    save(found, world.reach().orInstallation(found.reach().installation()));
  }

  /** Keeps how it is reached now, where it was not known or is different. */
  private Rotation reached(Rotation rotation) {
    Reach now = belonging.reached(rotation);
    return now.equals(rotation.reach()) ? rotation : save(rotation, now);
  }

  private Rotation save(Rotation rotation, Reach now) {
    String where =
        now.service().equals(rotation.reach().service())
            ? "the Keyrota " + now.installation().orElse("without an id")
            : "at " + Belonging.called(now.service().orElse("an unknown address")) + " now";
    return save(rotation.reachedBy(now), "its service is " + where);
  }

  /** A person looked at a rotation that rests, and says: go on. */
  public Standing resume(String id, boolean waiting) {
    turn(id, "resumed by its operator", Outcome::resumed);
    return run(id, waiting);
  }

  /** Turns a rotation back. */
  public Standing rollBack(String id, String why, boolean waiting) {
    Rotation rotation = own(id);
    if (rotation.state().ended()) {
      throw new Refused(
          "rotation " + id + " has ended (" + rotation.state().name() + "): there is no way back");
    }
    turn(id, "rolled back: " + why, (found, now) -> Outcome.back(found, why, now));
    return run(id, waiting);
  }

  private interface Turn {
    Rotation of(Rotation rotation, Instant now);
  }

  private void turn(String id, String line, Turn turn) {
    Rotation rotation = own(id);
    lease(rotation);
    Rotation found = find(id);
    Rotation turned = turn.of(found, world.time().instant());
    if (!turned.equals(found)) {
      var _ = save(turned, line);
    }
  }

  private Rotation step(Rotation rotation, Observation seen, Step step, String why, Instant now) {
    Rotation intending =
        rotation.intending(step, now, seen.keys().stream().map(KeySeen::id).toList());
    save(intending, "begin: " + step.text() + ": " + why);
    witness.begins(intending, step, why);
    return acting.act(intending, step);
  }

  private void pause(Decision.Wait wait, Instant now) {
    Duration most = world.pace().longestPoll();
    Duration left = wait.until().map(until -> Duration.between(now, until)).orElse(most);
    Duration pause = left.compareTo(most) > 0 ? most : left;
    world.patience().pause(pause.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : pause);
  }

  /** A verdict begins with its name, which may be the state's too. */
  private static String named(State state, String why) {
    return why.startsWith(state.name() + ":") ? why : state.name() + ": " + why;
  }

  /** The rotation, if it is of this account. */
  private Rotation own(String id) {
    Rotation rotation = find(id);
    Optional<Belonging.Elsewhere> elsewhere = belonging.elsewhere(rotation);
    if (elsewhere.isPresent()) {
      throw new Refused(elsewhere.get().line() + ": " + elsewhere.get().remedy());
    }
    return rotation;
  }

  /** Makes this rotator the only one that may move the user's rotations, for a while. */
  void lease(Rotation rotation) {
    journal.lease(rotation.principal(), holder, world.machine().instant(), LEASE);
  }

  void release(Rotation rotation) {
    journal.release(rotation.principal(), holder);
  }

  Rotation find(String id) {
    return journal.find(id).orElseThrow(() -> new Refused("the journal has no rotation " + id));
  }

  private Rotation save(Rotation rotation, String line) {
    journal.save(rotation, world.time().instant(), line);
    witness.recorded(rotation, line);
    return rotation;
  }

  /** What was asked for cannot be begun; one line for the person. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> rotation;

    public Refused(String message) {
      this(message, Optional.empty());
    }

    Refused(String message, Optional<String> rotation) {
      super(message, null, false, false);
      this.rotation = rotation;
    }

    /** The id of the rotation that is in the way, if one is. */
    public Optional<String> rotation() {
      return rotation;
    }
  }
}
