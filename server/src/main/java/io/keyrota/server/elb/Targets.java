package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.TargetDescription;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import java.util.List;
import java.util.Objects;

/** Targets as requests name them: one without a port has the group's. */
final class Targets {

  private Targets() {}

  /**
   * The targets of a request.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidTarget, ValidationError
   */
  static List<Target> given(List<TargetDescription> targets, TargetGroup group) {
    return targets.stream()
        .map(
            target ->
                Target.checked(
                    target.id(), Objects.requireNonNullElse(target.port(), group.port())))
        .toList();
  }
}
