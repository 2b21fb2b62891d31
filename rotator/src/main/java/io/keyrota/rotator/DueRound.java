package io.keyrota.rotator;

import io.keyrota.rotator.aws.AwsAccount.UserSeen;
import io.keyrota.rotator.aws.AwsRefused;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.journal.LeaseHeld;
import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.KeyPolicy;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.QuietRule;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import io.keyrota.rules.rotation.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One round over all users, as a cron job runs it: what is underway goes on as far as it goes, and
 * what is due begins, within the policy's limits. It never waits.
 */
public final class DueRound {
  private final World world;
  private final Journal journal;
  private final Rotator rotator;

  public DueRound(World world, Journal journal, Rotator rotator) {
    this.world = world;
    this.journal = journal;
    this.rotator = rotator;
  }

  /**
   * What came of it.
   *
   * @param standings of every rotation that was worked on
   * @param skipped users that are due and were not begun, with the reason
   * @param elsewhere rotations of other accounts in the same journal, which were left alone
   */
  public record Round(List<Standing> standings, List<String> skipped, List<String> elsewhere) {}

  /** Goes on, then begins. The first policy that matches a user counts. */
  public Round run(List<KeyPolicy> policies) {
    List<Standing> standings = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    for (Rotation rotation : journal.underway()) {
      rotator.elsewhere(rotation).ifPresent(elsewhere::add);
    }
    goOn(standings, skipped);
    Set<String> taken = new HashSet<>();
    List<UserSeen> users = world.account().users();
    for (KeyPolicy policy : policies) {
      begin(policy, users, taken, standings, skipped);
    }
    return new Round(List.copyOf(standings), List.copyOf(skipped), List.copyOf(elsewhere));
  }

  /** The users of a policy whose keys are due now, oldest key first. */
  private List<UserSeen> due(KeyPolicy policy, List<UserSeen> users, Set<String> taken) {
    Duration horizon = QuietRule.horizon(world.evidence().sources());
    Instant now = world.time().instant();
    record Aged(UserSeen user, Instant created) {}
    List<Aged> due = new ArrayList<>();
    for (UserSeen user : users) {
      String name = user.principal().userName();
      if (taken.contains(name)
          || !policy.match().byName(user.path(), name)
          || (!policy.match().tags().isEmpty()
              && !policy.match().byTags(world.account().tags(name)))) {
        continue;
      }
      taken.add(name);
      world.account().keys(name).stream()
          .filter(KeySeen::active)
          .map(KeySeen::created)
          .min(Instant::compareTo)
          .filter(created -> !now.isBefore(policy.begins(created, horizon)))
          .ifPresent(created -> due.add(new Aged(user, created)));
    }
    due.sort(java.util.Comparator.comparing(Aged::created));
    return due.stream().map(Aged::user).toList();
  }

  private void goOn(List<Standing> standings, List<String> skipped) {
    for (Rotation rotation : underway()) {
      try {
        standings.add(rotator.run(rotation.id(), false));
      } catch (LeaseHeld | AwsRefused e) {
        skipped.add(rotation.principal().userName() + ": " + e.getMessage());
      }
    }
  }

  /** What is underway in this account: the journal may know others. */
  private List<Rotation> underway() {
    return journal.underway().stream().filter(r -> rotator.elsewhere(r).isEmpty()).toList();
  }

  private void begin(
      KeyPolicy policy,
      List<UserSeen> users,
      Set<String> taken,
      List<Standing> standings,
      List<String> skipped) {
    Set<String> busy = new HashSet<>();
    int stuck = 0;
    for (Rotation rotation : underway()) {
      busy.add(rotation.principal().userName());
      boolean ours = users.stream().anyMatch(u -> u.principal().equals(rotation.principal()));
      stuck += ours && stuck(rotation.state()) ? 1 : 0;
    }
    int inFlight = busy.size();
    for (UserSeen user : due(policy, users, taken)) {
      String name = user.principal().userName();
      if (busy.contains(name)) {
        continue;
      }
      if (stuck >= policy.stopAfterFailures()) {
        skipped.add(name + ": due, but " + stuck + " rotation(s) need a person first");
      } else if (inFlight >= policy.maxInFlight()) {
        skipped.add(name + ": due, but " + inFlight + " rotations are underway");
      } else {
        Optional<Standing> begun = begin(policy, name, skipped);
        begun.ifPresent(standings::add);
        inFlight += begun.isPresent() ? 1 : 0;
        stuck += begun.filter(s -> stuck(s.rotation().state())).isPresent() ? 1 : 0;
      }
    }
  }

  private static boolean stuck(State state) {
    return switch (state) {
      case State.Underway underway -> false;
      case State.Blocked blocked -> true;
      case State.Paused paused -> true;
      case State.RollingBack back -> true;
      case State.RolledBack back -> true;
      case State.Abandoned left -> false;
      case State.NeedsHuman asks -> true;
    };
  }

  private Optional<Standing> begin(KeyPolicy policy, String user, List<String> skipped) {
    try {
      List<Target> targets =
          policy.targets().stream().map(t -> Targets.parse(KeyPolicy.fill(t, user))).toList();
      Planning.Plan plan = new Planning(world, journal).replace(user, targets, terms(policy, user));
      if (plan.blocked().isPresent()) {
        skipped.add(user + ": " + plan.blocked().get());
        return Optional.empty();
      }
      rotator.begin(plan.rotation());
      return Optional.of(rotator.run(plan.rotation().id(), false));
    } catch (Rotator.Refused | IllegalArgumentException | LeaseHeld | AwsRefused e) {
      skipped.add(user + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Terms terms(KeyPolicy policy, String user) {
    Terms standard = Terms.standard();
    return standard
        .withHold(policy.hold())
        .withQuiet(standard.quiet().withQuietFor(policy.quietFor()))
        .withLateUse(policy.reactivates() ? Terms.LateUse.REACTIVATE : Terms.LateUse.KEEP)
        .withPassCredentials(policy.passCredentials())
        .withThen(policy.then().map(command -> KeyPolicy.fill(command, user)));
  }
}
