package io.keyrota.rules.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rotation as the journal remembers it. Everything that was seen comes beside it.
 *
 * @param reach how its account is reached
 */
public record Rotation(
    String id,
    Purpose purpose,
    Principal principal,
    String oldKeyId,
    Terms terms,
    List<Delivery> deliveries,
    State state,
    Marks marks,
    Reach reach) {

  /** Why it is done. */
  public enum Purpose {
    /** A new key takes the old one's place. */
    REPLACE,
    /** The user leaves: the key goes at once, without another. */
    RETIRE
  }

  public Rotation {
    deliveries = List.copyOf(deliveries);
  }

  /** A rotation before its first step. */
  public static Rotation planned(
      String id,
      Purpose purpose,
      Principal principal,
      String oldKeyId,
      Terms terms,
      List<String> targets,
      List<String> keysSeen,
      Instant now) {
    return new Rotation(
        id,
        purpose,
        principal,
        oldKeyId,
        terms,
        targets.stream().map(t -> new Delivery(t, Delivery.Progress.PENDING)).toList(),
        new State.Underway(Stage.PLANNED),
        Marks.at(now, keysSeen),
        Reach.UNKNOWN);
  }

  /** Reached like that. */
  public Rotation reachedBy(Reach other) {
    return new Rotation(id, purpose, principal, oldKeyId, terms, deliveries, state, marks, other);
  }

  Rotation in(State next) {
    return new Rotation(id, purpose, principal, oldKeyId, terms, deliveries, next, marks, reach);
  }

  /** In another state; an unfinished step is forgotten where the way goes on without it. */
  public Rotation entering(State next) {
    return switch (next) {
      case State.Underway s -> in(next).with(marks.withIntent(Optional.empty()));
      case State.Blocked s -> in(next).with(marks.withIntent(Optional.empty()));
      case State.RolledBack s -> in(next).with(marks.withIntent(Optional.empty()));
      case State.Abandoned s -> in(next).with(marks.withIntent(Optional.empty()));
      case State.Paused s -> in(next);
      case State.RollingBack s -> in(next);
      case State.NeedsHuman s -> in(next);
    };
  }

  Rotation with(Marks other) {
    return new Rotation(id, purpose, principal, oldKeyId, terms, deliveries, state, other, reach);
  }

  Rotation withDelivery(int index, Delivery.Progress progress) {
    List<Delivery> changed = new ArrayList<>(deliveries);
    changed.set(index, changed.get(index).with(progress));
    return new Rotation(id, purpose, principal, oldKeyId, terms, changed, state, marks, reach);
  }

  /** About to do the step. */
  public Rotation intending(Step step, Instant now, List<String> keysSeen) {
    return with(marks.withIntent(Optional.of(new Intent(step, now, keysSeen))));
  }

  /** Whether any consumer may have got the new key. */
  boolean handedOut() {
    return deliveries.stream().anyMatch(d -> d.progress() != Delivery.Progress.PENDING)
        || marks.intent().map(i -> i.step() instanceof Step.Deliver).orElse(false);
  }

  /** The last target at that point. */
  Optional<Integer> lastTarget(Delivery.Progress progress) {
    for (int i = deliveries.size() - 1; i >= 0; i--) {
      if (deliveries.get(i).progress() == progress) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The first target at that point. */
  Optional<Integer> firstTarget(Delivery.Progress progress) {
    for (int i = 0; i < deliveries.size(); i++) {
      if (deliveries.get(i).progress() == progress) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
