package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Matcher;
import io.keyrota.models.elasticloadbalancing.ModifyTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.ModifyTargetGroupOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.HealthCheck;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes how a target group asks after its targets; what is left out stays. */
final class ModifyTargetGroup
    implements Operation<ModifyTargetGroupInput, ModifyTargetGroupOutput> {

  @Override
  public Prepared<ModifyTargetGroupOutput> prepare(
      Request request, ModifyTargetGroupInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.TARGET_GROUP, input.targetGroupArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:ModifyTargetGroup", arn.text()),
        call -> {
          TargetGroup found = Named.targetGroup(request, arn, seen);
          TargetGroup next = found.with(next(found.healthCheck(), input));
          return Outcome.of(
              new ModifyTargetGroupOutput(List.of(Shown.of(next))), TargetGroupTable.put(next));
        });
  }

  private static HealthCheck next(HealthCheck old, ModifyTargetGroupInput input) {
    return new HealthCheck(
            Objects.requireNonNullElse(input.healthCheckPort(), old.port()),
            Objects.requireNonNullElse(input.healthCheckPath(), old.path()),
            Objects.requireNonNullElse(input.healthCheckIntervalSeconds(), old.intervalSeconds()),
            Objects.requireNonNullElse(input.healthCheckTimeoutSeconds(), old.timeoutSeconds()),
            Objects.requireNonNullElse(input.healthyThresholdCount(), old.healthyThreshold()),
            Objects.requireNonNullElse(input.unhealthyThresholdCount(), old.unhealthyThreshold()),
            statuses(input.matcher(), old.matcher()))
        .checked();
  }

  /** The statuses that a matcher takes for good; those before where it says nothing. */
  static String statuses(@Nullable Matcher matcher, String before) {
    return matcher == null || matcher.httpCode() == null ? before : matcher.httpCode();
  }
}
