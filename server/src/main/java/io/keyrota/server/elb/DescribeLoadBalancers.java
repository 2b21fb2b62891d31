package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeLoadBalancersInput;
import io.keyrota.models.elasticloadbalancing.DescribeLoadBalancersOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows load balancers: those named by ARN or name, which must exist, or all, in pages. */
final class DescribeLoadBalancers
    implements Operation<DescribeLoadBalancersInput, DescribeLoadBalancersOutput> {

  @Override
  public Prepared<DescribeLoadBalancersOutput> prepare(
      Request request, DescribeLoadBalancersInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeLoadBalancers", "*"),
        call -> Outcome.of(decide(request, input, seen)));
  }

  private static DescribeLoadBalancersOutput decide(
      Request request, DescribeLoadBalancersInput input, Snapshot seen) {
    List<String> arns = Objects.requireNonNullElse(input.loadBalancerArns(), List.of());
    List<String> names = Objects.requireNonNullElse(input.names(), List.of());
    Named.needFew(arns);
    boolean byArn = !arns.isEmpty();
    boolean byName = !names.isEmpty();
    if (byArn && byName) {
      throw ElbRefusal.validation(
          "Load balancer names and load balancer ARNs cannot be specified at the same time");
    }
    if (byArn || byName) {
      Stream<LoadBalancer> named =
          byArn
              ? arns.stream()
                  .map(text -> Named.arn(ElbArn.Kind.LOAD_BALANCER, text))
                  .map(arn -> Named.loadBalancer(request, arn, seen))
              : names.stream().map(name -> named(request, name, seen));
      return answer(named.distinct().toList(), null);
    }
    Pages.Page<LoadBalancer> page =
        new Pages("DescribeLoadBalancers", input.marker(), input.pageSize())
            .of(LoadBalancerTable.TABLE, Named.place(request), seen);
    return answer(page.items(), page.next());
  }

  private static LoadBalancer named(Request request, String name, Snapshot seen) {
    return LoadBalancerTable.find(Named.place(request), name, seen)
        .orElseThrow(() -> ElbRefusal.loadBalancerNotFound(name));
  }

  private static DescribeLoadBalancersOutput answer(
      List<LoadBalancer> found, @Nullable String next) {
    return new DescribeLoadBalancersOutput(found.stream().map(Shown::of).toList(), next);
  }
}
