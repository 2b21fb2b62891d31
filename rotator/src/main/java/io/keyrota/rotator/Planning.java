package io.keyrota.rotator;

import io.keyrota.rotator.Rotator.Refused;
import io.keyrota.rotator.aws.AwsAccount;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.targets.Programs;
import io.keyrota.rotator.targets.Sight;
import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.TargetFailed;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Decision;
import io.keyrota.rules.rotation.NextStep;
import io.keyrota.rules.rotation.Principal;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import io.keyrota.rules.rotation.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks before anything is done: what a rotation would do, and what forbids it. */
public final class Planning {
  private final World world;
  private final Journal journal;
  private final Belonging belonging;

  public Planning(World world, Journal journal) {
    this.world = world;
    this.journal = journal;
    this.belonging = new Belonging(world);
  }

  /**
   * A rotation that was looked at and not begun.
   *
   * @param lines what it will do, for people
   * @param blocked why it cannot begin now
   */
  public record Plan(Rotation rotation, List<String> lines, Optional<String> blocked) {}

  /**
   * Plans to replace the user's active key.
   *
   * @throws Refused when that cannot or must not be begun
   */
  public Plan replace(String userName, List<Target> targets, Terms asked) {
    AwsAccount.UserSeen user = user(userName);
    List<KeySeen> keys = world.account().keys(userName);
    notByItself(user.principal(), keys);
    underway(user.principal())
        .findFirst()
        .ifPresent(
            other -> {
              throw Rotator.underway(other);
            });
    KeySeen old = onlyActive(userName, keys, asked);
    if (targets.isEmpty()) {
      throw new Refused("a rotation needs a target: --to-profile, --to-env or --to-exec");
    }
    List<Target> settled;
    List<Sight> sights;
    Terms terms;
    try {
      settled = targets.stream().map(Target::settled).toList();
      Targets.together(settled);
      sights = Targets.check(settled, old.id());
      terms = world.pace().fit(asked).withThen(asked.then().map(Programs::absolute));
    } catch (IllegalArgumentException | TargetFailed e) {
      throw new Refused(String.valueOf(e.getMessage()));
    }
    Instant now = world.time().instant();
    Rotation rotation =
        Rotation.planned(
                journal.newId(),
                Rotation.Purpose.REPLACE,
                user.principal(),
                old.id(),
                terms,
                settled.stream().map(Target::text).toList(),
                keys.stream().map(KeySeen::id).toList(),
                now)
            .reachedBy(world.reach());
    return new Plan(rotation, PlanText.of(world, rotation, keys, sights), blocked(rotation, now));
  }

  /** Plans to retire every key of a user who leaves; the keys of retirements underway left out. */
  public List<Rotation> retire(String userName, Terms asked) {
    AwsAccount.UserSeen user = user(userName);
    List<KeySeen> keys = world.account().keys(userName);
    notByItself(user.principal(), keys);
    List<String> underway =
        underway(user.principal())
            .filter(rotation -> rotation.purpose() == Rotation.Purpose.RETIRE)
            .map(Rotation::oldKeyId)
            .toList();
    Instant now = world.time().instant();
    List<Rotation> planned = new ArrayList<>();
    for (KeySeen key : keys) {
      if (!underway.contains(key.id())) {
        planned.add(
            Rotation.planned(
                    journal.newId(),
                    Rotation.Purpose.RETIRE,
                    user.principal(),
                    key.id(),
                    world.pace().fit(asked),
                    List.of(),
                    keys.stream().map(KeySeen::id).toList(),
                    now)
                .reachedBy(world.reach()));
      }
    }
    return planned;
  }

  private Stream<Rotation> underway(Principal principal) {
    return journal.underwayOf(principal).stream().filter(belonging::here);
  }

  private Optional<String> blocked(Rotation rotation, Instant now) {
    return NextStep.of(rotation, Observing.of(world, rotation), now)
            instanceof Decision.Enter(State.Blocked blocked, String why)
        ? Optional.of(blocked.reason())
        : Optional.empty();
  }

  private AwsAccount.UserSeen user(String name) {
    return world
        .account()
        .user(name)
        .orElseThrow(() -> new Refused("there is no user " + name + " in this account"));
  }

  /** Who delivers with the key that goes locks itself out; and its thief could read the new one. */
  private void notByItself(Principal principal, List<KeySeen> keys) {
    AwsAccount.Caller me = world.account().caller();
    if (me.arn().equals(principal.arn())
        || keys.stream().anyMatch(key -> key.id().equals(me.accessKeyId()))) {
      throw new Refused(
          "the rotator runs as "
              + principal.userName()
              + " itself: a key is never delivered with the credential that it replaces; use"
              + " --profile of another identity");
    }
  }

  private static KeySeen onlyActive(String userName, List<KeySeen> keys, Terms terms) {
    List<KeySeen> active = keys.stream().filter(KeySeen::active).toList();
    if (active.isEmpty()) {
      throw new Refused(userName + " has no active access key to replace");
    }
    return active.stream()
        .filter(key -> !terms.freeSlot().equals(Optional.of(key.id())))
        .min(Comparator.comparing(KeySeen::created))
        .orElseThrow(() -> new Refused("the key to delete is the one active key of " + userName));
  }
}
