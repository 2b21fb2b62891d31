package io.keyrota.rotator;

import io.keyrota.rotator.aws.AwsAccount;
import io.keyrota.rotator.aws.AwsRefused;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.journal.JournalUnusable;
import io.keyrota.rotator.targets.Command;
import io.keyrota.rotator.targets.CommandWords;
import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.TargetFailed;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.rotation.Outcome;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Step;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Does one step: the intent is on disk before, what came of it after. Killed anywhere in between, a
 * rotator finds its way by {@link io.keyrota.rules.rotation.NextStep}.
 */
final class Acting {
  private static final String SECRET = "secret";
  private static final int PROBES = 5;
  private static final Duration BACK_OFF = Duration.ofSeconds(3);
  private static final Duration THEN_LIMIT = Duration.ofMinutes(5);

  private final World world;
  private final Journal journal;
  private final Witness witness;

  Acting(World world, Journal journal, Witness witness) {
    this.world = world;
    this.journal = journal;
    this.witness = witness;
  }

  /** The rotation after the step, as the journal has it when this returns. */
  Rotation act(Rotation rotation, Step step) {
    try {
      return switch (step) {
        case Step.Create create -> create(rotation, create);
        case Step.Probe probe -> probe(rotation, probe);
        default -> {
          act(rotation, step, rotation.principal().userName());
          witness.acted(rotation, step);
          yield done(rotation, step);
        }
      };
    } catch (TargetFailed e) {
      return failed(rotation, step, String.valueOf(e.getMessage()));
    }
  }

  private void act(Rotation rotation, Step step, String user) {
    AwsAccount account = world.account();
    switch (step) {
      case Step.FreeSlot s -> account.delete(user, s.keyId());
      case Step.DeleteOrphan s -> account.delete(user, s.keyId());
      case Step.Delete s -> account.delete(user, s.keyId());
      case Step.Deactivate s -> account.setActive(user, s.keyId(), false);
      case Step.Reactivate s -> account.setActive(user, s.keyId(), true);
      case Step.Deliver s -> deliver(rotation, s);
      case Step.Confirm s -> confirm(rotation);
      case Step.Restore s -> restore(rotation, s);
      case Step.Reload s -> then(rotation, "restore");
      case Step.Create s -> throw new IllegalArgumentException("a key is made on its own");
      case Step.Probe s -> throw new IllegalArgumentException("a key is probed on its own");
    }
  }

  private Rotation create(Rotation rotation, Step.Create step) {
    String user = rotation.principal().userName();
    AwsAccount.NewKey key;
    try {
      key = world.account().create(user);
    } catch (AwsRefused e) {
      return failed(rotation, step, String.valueOf(e.getMessage()));
    }
    witness.acted(rotation, step);
    try (Secret secret = key.secret()) {
      Instant now = world.time().instant();
      Rotation created = Outcome.created(rotation, key.id(), now);
      journal.save(created, now, "made " + key.id(), SECRET, secret);
      witness.recorded(created, "made " + key.id());
      return created;
    } catch (JournalUnusable e) {
      // A key whose secret nobody has must not stay.
      world.account().delete(user, key.id());
      throw e;
    }
  }

  /** Five in a row; one that is not accepted means to begin again a little later. */
  private Rotation probe(Rotation rotation, Step.Probe step) {
    String id = rotation.marks().newKeyId().orElseThrow();
    try (Secret secret = secret(rotation)) {
      for (int i = 0; i < PROBES; i++) {
        if (i > 0) {
          world.patience().pause(world.pace().betweenProbes());
        }
        Optional<String> arn = world.account().identityOf(id, secret);
        if (arn.isEmpty()) {
          world.patience().pause(BACK_OFF);
          return rotation;
        }
        if (!arn.get().equals(rotation.principal().arn())) {
          throw new TargetFailed("the new key signs for " + arn.get());
        }
      }
    }
    witness.acted(rotation, step);
    return done(rotation, step);
  }

  private void deliver(Rotation rotation, Step.Deliver step) {
    Target target = target(rotation, step.target());
    Optional<Secret> backup = target.backup();
    if (backup.isPresent()) {
      try (Secret kept = backup.get()) {
        journal.keepOnce(rotation.id(), backupName(step.target()), kept);
      }
    }
    try (Secret secret = secret(rotation)) {
      target.deliver(order(rotation, secret));
    }
  }

  private void confirm(Rotation rotation) {
    try (Secret secret = secret(rotation)) {
      Target.Order order = order(rotation, secret);
      for (int i = 0; i < rotation.deliveries().size(); i++) {
        target(rotation, i).confirm(order);
      }
      if (world.account().identityOf(order.newKeyId(), secret).isEmpty()) {
        throw new TargetFailed("the new key is not accepted any more");
      }
    }
    then(rotation, "deliver");
  }

  private void restore(Rotation rotation, Step.Restore step) {
    try (Secret secret = secret(rotation)) {
      Optional<Secret> backup = journal.sealed(rotation.id(), backupName(step.target()));
      try {
        target(rotation, step.target()).restore(order(rotation, secret), backup);
      } finally {
        backup.ifPresent(Secret::close);
      }
    }
  }

  private void then(Rotation rotation, String step) {
    rotation
        .terms()
        .then()
        .ifPresent(
            line ->
                new Command(CommandWords.of(line), THEN_LIMIT, rotation.terms().passCredentials())
                    .run(
                        Map.of(
                            "KEYROTA_STEP",
                            step,
                            "KEYROTA_ROTATION",
                            rotation.id(),
                            "KEYROTA_USER",
                            rotation.principal().userName()),
                        Optional.empty()));
  }

  private Secret secret(Rotation rotation) {
    return journal
        .sealed(rotation.id(), SECRET)
        .orElseThrow(() -> new JournalUnusable("the journal has lost the new key's secret"));
  }

  private static Target target(Rotation rotation, int index) {
    return Targets.parse(rotation.deliveries().get(index).target());
  }

  private static String backupName(int target) {
    return "backup " + target;
  }

  private static Target.Order order(Rotation rotation, Secret secret) {
    return new Target.Order(
        rotation.id(),
        rotation.principal().userName(),
        rotation.oldKeyId(),
        rotation.marks().newKeyId().orElseThrow(),
        secret,
        rotation.terms().passCredentials());
  }

  private Rotation done(Rotation rotation, Step step) {
    Instant now = world.time().instant();
    return save(Outcome.done(rotation, step, now), now, "done: " + step.text());
  }

  private Rotation failed(Rotation rotation, Step step, String why) {
    Instant now = world.time().instant();
    return save(
        Outcome.failed(rotation, step, why, now), now, "failed: " + step.text() + ": " + why);
  }

  private Rotation save(Rotation rotation, Instant now, String line) {
    journal.save(rotation, now, line);
    witness.recorded(rotation, line);
    return rotation;
  }
}
