package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.AnomalyDetection;
import io.keyrota.models.elasticloadbalancing.DescribeTargetHealthInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetHealthOutput;
import io.keyrota.models.elasticloadbalancing.TargetDescription;
import io.keyrota.models.elasticloadbalancing.TargetHealthDescription;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.rules.elb.TargetHealth;
import io.keyrota.server.aws.Edge;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group's targets by asking them: all, or those named, registered or not.
 * Targets of a group that no listener forwards to are not asked.
 */
final class DescribeTargetHealth
    implements Operation<DescribeTargetHealthInput, DescribeTargetHealthOutput> {
  private final Edge edge;

  DescribeTargetHealth(Edge edge) {
    this.edge = edge;
  }

  @Override
  public Prepared<DescribeTargetHealthOutput> prepare(
      Request request, DescribeTargetHealthInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.TARGET_GROUP, input.targetGroupArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeTargetHealth", "*"),
        call -> {
          TargetGroup group = Named.targetGroup(request, arn, seen);
          List<Target> asked =
              input.targets() == null || input.targets().isEmpty()
                  ? group.targets()
                  : Targets.given(input.targets(), group);
          return Outcome.of(
              new DescribeTargetHealthOutput(
                  asked.stream().map(target -> described(group, target, told(input))).toList()));
        });
  }

  /** Nobody looks for anomalies here, which is told as AWS tells of targets without any. */
  private static @Nullable AnomalyDetection told(DescribeTargetHealthInput input) {
    return input.include() == null || input.include().isEmpty()
        ? null
        : new AnomalyDetection("normal", "no");
  }

  private TargetHealthDescription described(
      TargetGroup group, Target target, @Nullable AnomalyDetection anomalies) {
    return new TargetHealthDescription(
        new TargetDescription(target.address(), target.port(), "all", null),
        Integer.toString(group.healthCheck().portOf(target.port())),
        health(group, target),
        anomalies,
        null);
  }

  private io.keyrota.models.elasticloadbalancing.TargetHealth health(
      TargetGroup group, Target target) {
    if (!group.targets().contains(target)) {
      return new io.keyrota.models.elasticloadbalancing.TargetHealth(
          "unused", "Target.NotRegistered", "Target is not registered to the target group");
    }
    if (group.listeners().isEmpty()) {
      return new io.keyrota.models.elasticloadbalancing.TargetHealth(
          "unused",
          "Target.NotInUse",
          "Target group is not configured to receive traffic from the load balancer");
    }
    TargetHealth health = edge.health(group.arn().text(), target);
    return new io.keyrota.models.elasticloadbalancing.TargetHealth(
        health.state().name().toLowerCase(Locale.ROOT),
        health.reason().orElse(null),
        health.description().orElse(null));
  }
}
