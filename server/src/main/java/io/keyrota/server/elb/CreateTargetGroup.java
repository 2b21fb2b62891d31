package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.CreateTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.CreateTargetGroupOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.HealthCheck;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes a target group of IP addresses. As in AWS, asking again for the same one answers the one
 * that is there.
 */
final class CreateTargetGroup
    implements Operation<CreateTargetGroupInput, CreateTargetGroupOutput> {

  @Override
  public Prepared<CreateTargetGroupOutput> prepare(
      Request request, CreateTargetGroupInput input, Snapshot seen) {
    String name = TargetGroup.checkedName(input.name());
    List<ElbTags.Tag> tags = TagAnswer.given(input.tags());
    ElbArn any = ElbArn.targetGroup(request.account(), request.region(), name, "*");
    List<Permission> permissions =
        TagAnswer.toCreate("elasticloadbalancing:CreateTargetGroup", any, any, tags);
    return new Prepared<>(permissions, call -> decide(call, input, name, tags, seen));
  }

  private static Outcome<CreateTargetGroupOutput> decide(
      Call call, CreateTargetGroupInput input, String name, List<ElbTags.Tag> tags, Snapshot seen) {
    needAddresses(input);
    Integer port = input.port();
    if (port == null) {
      throw ElbRefusal.validation("A port must be specified");
    }
    TargetGroup made =
        new TargetGroup(
            call.request().account(),
            call.request().region(),
            name,
            ElbWorks.id(call.entropy()),
            protocol(input),
            "ipv6".equals(input.ipAddressType())
                ? TargetGroup.Addresses.IPV6
                : TargetGroup.Addresses.IPV4,
            port,
            Optional.ofNullable(input.vpcId()),
            check(input),
            List.of(),
            List.of(),
            new LinkedHashMap<>(),
            ElbTags.NONE.with(tags));
    Optional<TargetGroup> there = TargetGroupTable.find(Named.place(call.request()), name, seen);
    if (there.isPresent()) {
      if (!same(there.get(), made)) {
        throw ElbRefusal.duplicateTargetGroup(name);
      }
      return Outcome.of(new CreateTargetGroupOutput(List.of(Shown.of(there.get()))));
    }
    ElbWorks.needRoom(
        TargetGroupTable.TABLE,
        Named.place(call.request()),
        TargetGroup.MOST,
        "TooManyTargetGroups",
        "target groups",
        seen);
    return Outcome.of(
        new CreateTargetGroupOutput(List.of(Shown.of(made))), TargetGroupTable.put(made));
  }

  private static void needAddresses(CreateTargetGroupInput input) {
    String type = Objects.requireNonNullElse(input.targetType(), "instance");
    if (!type.equals("ip")) {
      throw ElbRefusal.configuration(
          "Target groups of type '" + type + "' are not supported: the target type must be 'ip'");
    }
    if (!Objects.requireNonNullElse(input.protocolVersion(), "HTTP1").equals("HTTP1")) {
      throw ElbRefusal.configuration(
          "Protocol version '" + input.protocolVersion() + "' is not supported");
    }
    if (input.targetControlPort() != null) {
      throw ElbRefusal.configuration("Target control ports are not supported");
    }
    ModifyTargetGroup.needChecked(input.healthCheckEnabled());
  }

  private static TargetGroup.Protocol protocol(CreateTargetGroupInput input) {
    String protocol = input.protocol();
    if (protocol == null) {
      throw ElbRefusal.validation("A protocol must be specified");
    }
    return switch (protocol) {
      case "HTTP" -> TargetGroup.Protocol.HTTP;
      case "HTTPS" -> TargetGroup.Protocol.HTTPS;
      default ->
          throw ElbRefusal.configuration(
              "Target groups with the protocol '" + protocol + "' are not supported");
    };
  }

  private static HealthCheck check(CreateTargetGroupInput input) {
    HealthCheck standard = HealthCheck.STANDARD;
    return new HealthCheck(
            ModifyTargetGroup.protocol(input.healthCheckProtocol(), standard.protocol()),
            Objects.requireNonNullElse(input.healthCheckPort(), standard.port()),
            Objects.requireNonNullElse(input.healthCheckPath(), standard.path()),
            Objects.requireNonNullElse(
                input.healthCheckIntervalSeconds(), standard.intervalSeconds()),
            Objects.requireNonNullElse(
                input.healthCheckTimeoutSeconds(), standard.timeoutSeconds()),
            Objects.requireNonNullElse(input.healthyThresholdCount(), standard.healthyThreshold()),
            Objects.requireNonNullElse(
                input.unhealthyThresholdCount(), standard.unhealthyThreshold()),
            ModifyTargetGroup.statuses(input.matcher(), standard.matcher()))
        .checked();
  }

  private static boolean same(TargetGroup there, TargetGroup made) {
    return there.protocol() == made.protocol()
        && there.addresses() == made.addresses()
        && there.port() == made.port()
        && there.vpcId().equals(made.vpcId())
        && there.healthCheck().equals(made.healthCheck())
        && there.tags().equals(made.tags());
  }
}
