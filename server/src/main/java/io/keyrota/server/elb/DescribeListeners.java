package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeListenersInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenersOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows the listeners of a load balancer, in pages, or those named by ARN. */
final class DescribeListeners
    implements Operation<DescribeListenersInput, DescribeListenersOutput> {

  @Override
  public Prepared<DescribeListenersOutput> prepare(
      Request request, DescribeListenersInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeListeners", "*"),
        call -> Outcome.of(decide(request, input, seen)));
  }

  private static DescribeListenersOutput decide(
      Request request, DescribeListenersInput input, Snapshot seen) {
    List<String> arns = Objects.requireNonNullElse(input.listenerArns(), List.of());
    if ((input.loadBalancerArn() == null) == arns.isEmpty()) {
      throw ElbRefusal.validation("You must specify either listener ARNs or a load balancer ARN");
    }
    if (input.loadBalancerArn() == null) {
      return answer(
          arns.stream()
              .distinct()
              .map(text -> Named.arn(ElbArn.Kind.LISTENER, text))
              .map(arn -> Named.listener(request, arn, seen))
              .toList(),
          null);
    }
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    Named.loadBalancer(request, arn, seen);
    Pages.Page<Listener> page =
        new Pages("DescribeListeners", input.marker(), input.pageSize())
            .of(ListenerTable.TABLE, Named.place(request), arn.name(), seen);
    return answer(page.items(), page.next());
  }

  private static DescribeListenersOutput answer(List<Listener> found, @Nullable String next) {
    return new DescribeListenersOutput(found.stream().map(Shown::of).toList(), next);
  }
}
