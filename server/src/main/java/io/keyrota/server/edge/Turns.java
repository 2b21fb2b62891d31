package io.keyrota.server.edge;

import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.rules.elb.TargetHealth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Whose turn it is: groups by their weights, targets in a circle. */
final class Turns {
  private final AtomicInteger next = new AtomicInteger();

  /** The ARN of the group of the next request; empty when all weights are zero. */
  Optional<String> group(Action.Forward forward) {
    int all = forward.groups().stream().mapToInt(Action.Weighted::weight).sum();
    if (all == 0) {
      return Optional.empty();
    }
    int at = Math.floorMod(next.getAndIncrement(), all);
    for (Action.Weighted group : forward.groups()) {
      at -= group.weight();
      if (at < 0) {
        return Optional.of(group.targetGroupArn());
      }
    }
    return Optional.empty();
  }

  /**
   * The target of the next request: a healthy one, or any where none is known to be, as AWS's load
   * balancers fail open.
   */
  Optional<Target> target(TargetGroup group, HealthChecks health) {
    List<Target> healthy =
        group.targets().stream()
            .filter(
                target ->
                    health.of(group.arn().text(), target).state() == TargetHealth.State.HEALTHY)
            .toList();
    List<Target> among = healthy.isEmpty() ? group.targets() : healthy;
    return among.isEmpty()
        ? Optional.empty()
        : Optional.of(among.get(Math.floorMod(next.getAndIncrement(), among.size())));
  }
}
