package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.credentials.Testimony;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rotations at every stage, and what can be seen of them. */
final class Rotations {
  static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  static final String OLD = "AKIAOLDOLDOLDOLD0001";
  static final String NEW = "AKIANEWNEWNEWNEW0002";
  static final String OTHER = "AKIAOTHEROTHER000003";

  private Rotations() {}

  static Rotation planned(Terms terms) {
    return Rotation.planned(
        "r-1",
        Rotation.Purpose.REPLACE,
        new Principal("111122223333", "App", "arn:aws:iam::111122223333:user/App"),
        OLD,
        terms,
        List.of("profile:/a:default", "env:/b"),
        List.of(OLD),
        T0);
  }

  /** The key of somebody who leaves, which nothing replaces. */
  static Rotation leaver(Terms terms) {
    return Rotation.planned(
        "r-2",
        Rotation.Purpose.RETIRE,
        planned(terms).principal(),
        OLD,
        terms,
        List.of(),
        List.of(OLD),
        T0);
  }

  /** As it is when the stage was just reached by the straight way, a minute a step. */
  static Rotation at(Stage stage, Terms terms) {
    Rotation r = planned(terms);
    Instant now = T0;
    List<Step> way =
        List.of(
            new Step.Create(),
            new Step.Probe(),
            new Step.Deliver(0),
            new Step.Deliver(1),
            new Step.Confirm(),
            new Step.Deactivate(OLD),
            new Step.Delete(OLD));
    for (Step step : way) {
      if (r.state().stage().compareTo(stage) >= 0) {
        break;
      }
      now = now.plus(Duration.ofMinutes(1));
      if (step instanceof Step.Create) {
        r = r.entering(new State.Underway(Stage.SLOT_READY));
        if (stage == Stage.SLOT_READY) {
          break;
        }
        r = Outcome.created(r.intending(step, now, List.of(OLD)), NEW, now);
      } else {
        if (step instanceof Step.Deactivate) {
          r = r.entering(new State.Underway(stage == Stage.SOAKING ? Stage.SOAKING : Stage.QUIET));
          if (stage == Stage.SOAKING || stage == Stage.QUIET) {
            break;
          }
        }
        if (step instanceof Step.Delete) {
          r = r.entering(new State.Underway(Stage.HOLDING));
          if (stage == Stage.HOLDING) {
            break;
          }
        }
        r = Outcome.done(r.intending(step, now, List.of(OLD, NEW)), step, now);
      }
    }
    if (r.state().stage() != stage) {
      throw new IllegalStateException("no way leads to " + stage);
    }
    return r;
  }

  /** What is seen when nobody interferes. */
  static Seen seen(Rotation rotation) {
    Seen seen = new Seen();
    Stage stage = rotation.state().stage();
    if (stage != Stage.DELETED) {
      seen.key(OLD, stage.compareTo(Stage.DEACTIVATED) < 0);
    }
    rotation.marks().newKeyId().ifPresent(id -> seen.key(id, true));
    return seen;
  }

  /** An observation that can be changed before it is used. */
  static final class Seen {
    private final Map<String, KeySeen> keys = new HashMap<>();
    private final Map<String, List<Testimony>> evidence = new HashMap<>();
    private boolean user = true;
    private Duration skew = Duration.ZERO;
    private final List<Observation.TargetSeen> targets = new ArrayList<>();

    Seen key(String id, boolean active) {
      keys.put(id, new KeySeen(id, active, T0.plusSeconds(60)));
      return this;
    }

    Seen without(String id) {
      keys.remove(id);
      return this;
    }

    Seen noUser() {
      user = false;
      keys.clear();
      return this;
    }

    Seen skewed(Duration by) {
      skew = by;
      return this;
    }

    Seen used(String id, Instant asOf, Optional<Instant> at) {
      evidence.put(
          id,
          List.of(
              new Testimony.Answered(
                  EvidenceSource.KEYROTA_TRAIL,
                  asOf,
                  at.map(when -> new KeyUse(when, "s3", "eu-west-1", "")))));
      return this;
    }

    Seen silent(String id) {
      evidence.put(id, List.of(new Testimony.Silent(EvidenceSource.IAM_LAST_USED, "AccessDenied")));
      return this;
    }

    Seen holding(String target, String id) {
      targets.add(new Observation.TargetSeen(target, Optional.of(id), Optional.empty()));
      return this;
    }

    Seen unreadable(String target) {
      targets.add(new Observation.TargetSeen(target, Optional.empty(), Optional.of("half a key")));
      return this;
    }

    Observation now() {
      return new Observation(user, new ArrayList<>(keys.values()), evidence, skew, targets);
    }
  }
}
