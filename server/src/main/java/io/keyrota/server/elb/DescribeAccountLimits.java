package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeAccountLimitsInput;
import io.keyrota.models.elasticloadbalancing.DescribeAccountLimitsOutput;
import io.keyrota.models.elasticloadbalancing.Limit;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.rules.iam.Marker;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the limits that are kept here, by AWS's names in their order. */
final class DescribeAccountLimits
    implements Operation<DescribeAccountLimitsInput, DescribeAccountLimitsOutput> {
  private static final SortedMap<String, Integer> LIMITS =
      new TreeMap<>(
          Map.of(
              "application-load-balancers", LoadBalancer.MOST,
              "listeners-per-application-load-balancer", LoadBalancer.MOST_LISTENERS,
              "certificates-per-application-load-balancer", Listener.MOST_CERTIFICATES,
              "rules-per-application-load-balancer", ListenerRule.MOST,
              "condition-values-per-alb-rule", ListenerRule.MOST_VALUES,
              "condition-wildcards-per-alb-rule", ListenerRule.MOST_WILDCARDS,
              "target-groups", TargetGroup.MOST,
              "targets-per-application-load-balancer", TargetGroup.MOST_TARGETS,
              "target-groups-per-action-on-application-load-balancer", Action.Forward.MOST_GROUPS));

  @Override
  public Prepared<DescribeAccountLimitsOutput> prepare(
      Request request, DescribeAccountLimitsInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeAccountLimits", "*"),
        call -> Outcome.of(page(input.marker(), input.pageSize())));
  }

  private static DescribeAccountLimitsOutput page(@Nullable String marker, @Nullable Integer size) {
    String after = Marker.position("DescribeAccountLimits", marker);
    List<Map.Entry<String, Integer>> left =
        LIMITS.entrySet().stream().filter(limit -> limit.getKey().compareTo(after) > 0).toList();
    int shown = Math.min(left.size(), Objects.requireNonNullElse(size, left.size()));
    return new DescribeAccountLimitsOutput(
        left.subList(0, shown).stream()
            .map(limit -> new Limit(limit.getKey(), limit.getValue().toString()))
            .toList(),
        shown < left.size()
            ? Marker.of("DescribeAccountLimits", left.get(shown - 1).getKey())
            : null);
  }
}
