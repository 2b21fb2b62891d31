package io.keyrota.rotator;

import io.keyrota.rotator.targets.TargetFailed;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.Testimony;
import io.keyrota.rules.rotation.Delivery;
import io.keyrota.rules.rotation.NextStep;
import io.keyrota.rules.rotation.Observation;
import io.keyrota.rules.rotation.Rotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the world, as far as the next decision needs it. */
final class Observing {
  private Observing() {}

  static Observation of(World world, Rotation rotation) {
    String user = rotation.principal().userName();
    List<KeySeen> keys = world.account().keys(user);
    boolean exists = !keys.isEmpty() || world.account().user(user).isPresent();
    Map<String, List<Testimony>> evidence = new HashMap<>();
    for (String key : NextStep.subjects(rotation, keys)) {
      evidence.put(key, world.evidence().of(key, world.time().instant()));
    }
    return new Observation(exists, keys, evidence, world.skew().get(), targets(rotation));
  }

  /** What was written once, and who holds what there now. */
  private static List<Observation.TargetSeen> targets(Rotation rotation) {
    if (!NextStep.looksAtTargets(rotation)) {
      return List.of();
    }
    return rotation.deliveries().stream()
        .filter(delivery -> delivery.progress() != Delivery.Progress.PENDING)
        .map(delivery -> target(delivery.target()))
        .toList();
  }

  private static Observation.TargetSeen target(String text) {
    try {
      return new Observation.TargetSeen(text, Targets.parse(text).look().held(), Optional.empty());
    } catch (TargetFailed e) {
      return new Observation.TargetSeen(
          text, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }
}
