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
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells the limits that are kept here, by AWS's names in their order. */
final class DescribeAccountLimits
    implements Operation<DescribeAccountLimitsInput, DescribeAccountLimitsOutput> {
  private static final List<Limit> LIMITS =
      new TreeMap<>(
              Map.of(
                  "application-load-balancers",
                  LoadBalancer.MOST,
                  "listeners-per-application-load-balancer",
                  LoadBalancer.MOST_LISTENERS,
                  "certificates-per-application-load-balancer",
                  Listener.MOST_CERTIFICATES,
                  "rules-per-application-load-balancer",
                  ListenerRule.MOST,
                  "condition-values-per-alb-rule",
                  ListenerRule.MOST_VALUES,
                  "condition-wildcards-per-alb-rule",
                  ListenerRule.MOST_WILDCARDS,
                  "target-groups",
                  TargetGroup.MOST,
                  "target-groups-per-application-load-balancer",
                  LoadBalancer.MOST_TARGET_GROUPS,
                  "targets-per-application-load-balancer",
                  TargetGroup.MOST_TARGETS,
                  "target-groups-per-action-on-application-load-balancer",
                  Action.Forward.MOST_GROUPS))
          .entrySet().stream()
              .map(limit -> new Limit(limit.getKey(), limit.getValue().toString()))
              .toList();

  @Override
  public Prepared<DescribeAccountLimitsOutput> prepare(
      Request request, DescribeAccountLimitsInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeAccountLimits", "*"),
        call -> {
          Pages.Page<Limit> page =
              new Pages("DescribeAccountLimits", input.marker(), input.pageSize()).of(LIMITS);
          return Outcome.of(new DescribeAccountLimitsOutput(page.items(), page.next()));
        });
  }
}
