package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeTargetGroupsInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetGroupsOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows target groups: those named by ARN, name or load balancer, or all, in pages. */
final class DescribeTargetGroups
    implements Operation<DescribeTargetGroupsInput, DescribeTargetGroupsOutput> {

  @Override
  public Prepared<DescribeTargetGroupsOutput> prepare(
      Request request, DescribeTargetGroupsInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeTargetGroups", "*"),
        call -> Outcome.of(decide(request, input, seen)));
  }

  private static DescribeTargetGroupsOutput decide(
      Request request, DescribeTargetGroupsInput input, Snapshot seen) {
    List<String> arns = Objects.requireNonNullElse(input.targetGroupArns(), List.of());
    List<String> names = Objects.requireNonNullElse(input.names(), List.of());
    int ways = (arns.isEmpty() ? 0 : 1) + (names.isEmpty() ? 0 : 1);
    if (ways + (input.loadBalancerArn() == null ? 0 : 1) > 1) {
      throw ElbRefusal.validation(
          "Target group names, target group ARNs and a load balancer ARN cannot be specified at"
              + " the same time");
    }
    if (input.loadBalancerArn() != null) {
      return answer(ofLoadBalancer(request, input.loadBalancerArn(), seen), null);
    }
    if (ways > 0) {
      Stream<TargetGroup> byArn =
          arns.stream()
              .map(text -> Named.arn(ElbArn.Kind.TARGET_GROUP, text))
              .map(
                  arn ->
                      Named.findTargetGroup(request, arn, seen)
                          .orElseThrow(ElbRefusal::targetGroupsNotFound));
      Stream<TargetGroup> byName = names.stream().map(name -> named(request, name, seen));
      return answer(Stream.concat(byArn, byName).distinct().toList(), null);
    }
    Pages.Page<TargetGroup> page =
        new Pages("DescribeTargetGroups", input.marker(), input.pageSize())
            .of(TargetGroupTable.TABLE, Named.place(request), seen);
    return answer(page.items(), page.next());
  }

  private static List<TargetGroup> ofLoadBalancer(Request request, String text, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, text);
    Named.loadBalancer(request, arn, seen);
    return ListenerTable.ofLoadBalancer(arn, seen).stream()
        .map(Listener::targetGroups)
        .flatMap(List::stream)
        .distinct()
        .map(group -> Named.targetGroup(request, Named.arn(ElbArn.Kind.TARGET_GROUP, group), seen))
        .toList();
  }

  private static TargetGroup named(Request request, String name, Snapshot seen) {
    return TargetGroupTable.find(Named.place(request), name, seen)
        .orElseThrow(ElbRefusal::targetGroupsNotFound);
  }

  private static DescribeTargetGroupsOutput answer(List<TargetGroup> found, @Nullable String next) {
    return new DescribeTargetGroupsOutput(found.stream().map(Shown::of).toList(), next);
  }
}
