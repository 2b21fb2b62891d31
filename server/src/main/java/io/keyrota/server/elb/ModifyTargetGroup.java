package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Matcher;
import io.keyrota.models.elasticloadbalancing.ModifyTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.ModifyTargetGroupOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
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
          needChecked(input.healthCheckEnabled());
          TargetGroup found = Named.targetGroup(request, arn, seen);
          TargetGroup next = found.with(next(found.healthCheck(), input));
          return Outcome.of(
              new ModifyTargetGroupOutput(List.of(Shown.of(next))), TargetGroupTable.put(next));
        });
  }

  private static HealthCheck next(HealthCheck old, ModifyTargetGroupInput input) {
    return new HealthCheck(
            protocol(input.healthCheckProtocol(), old.protocol()),
            Objects.requireNonNullElse(input.healthCheckPort(), old.port()),
            Objects.requireNonNullElse(input.healthCheckPath(), old.path()),
            Objects.requireNonNullElse(input.healthCheckIntervalSeconds(), old.intervalSeconds()),
            Objects.requireNonNullElse(input.healthCheckTimeoutSeconds(), old.timeoutSeconds()),
            Objects.requireNonNullElse(input.healthyThresholdCount(), old.healthyThreshold()),
            Objects.requireNonNullElse(input.unhealthyThresholdCount(), old.unhealthyThreshold()),
            statuses(input.matcher(), old.matcher()))
        .checked();
  }

  /** Targets that are addresses are always asked. */
  static void needChecked(@Nullable Boolean enabled) {
    if (Boolean.FALSE.equals(enabled)) {
      throw ElbRefusal.validation("Health check enabled must be true for target groups of type ip");
    }
  }

  /** What a health check speaks; as before where nothing is said. */
  static TargetGroup.Protocol protocol(@Nullable String text, TargetGroup.Protocol before) {
    return switch (text) {
      case null -> before;
      case "HTTP" -> TargetGroup.Protocol.HTTP;
      case "HTTPS" -> TargetGroup.Protocol.HTTPS;
      default ->
          throw ElbRefusal.configuration(
              "Health check protocol '" + text + "' is not supported for HTTP and HTTPS targets");
    };
  }

  /**
   * The statuses that a matcher takes for good; those before where it says nothing. There are no
   * targets that speak gRPC.
   */
  static String statuses(@Nullable Matcher matcher, String before) {
    if (matcher != null && matcher.grpcCode() != null) {
      throw ElbRefusal.validation(
          "A gRPC code can be specified for the protocol version GRPC only");
    }
    return matcher == null || matcher.httpCode() == null ? before : matcher.httpCode();
  }
}
