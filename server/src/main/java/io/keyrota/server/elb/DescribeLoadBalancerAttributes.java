package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeLoadBalancerAttributesInput;
import io.keyrota.models.elasticloadbalancing.DescribeLoadBalancerAttributesOutput;
import io.keyrota.models.elasticloadbalancing.LoadBalancerAttribute;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Shows all attributes of a load balancer, with their defaults where nothing was set. */
final class DescribeLoadBalancerAttributes
    implements Operation<
        DescribeLoadBalancerAttributesInput, DescribeLoadBalancerAttributesOutput> {

  @Override
  public Prepared<DescribeLoadBalancerAttributesOutput> prepare(
      Request request, DescribeLoadBalancerAttributesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeLoadBalancerAttributes", "*"),
        call ->
            Outcome.of(
                new DescribeLoadBalancerAttributesOutput(
                    shown(Named.loadBalancer(request, arn, seen)))));
  }

  /** As answers show them. */
  static List<LoadBalancerAttribute> shown(LoadBalancer balancer) {
    return Attribute.all(Attribute.OF_LOAD_BALANCERS, balancer.attributesInForce()).stream()
        .map(each -> new LoadBalancerAttribute(each.name(), each.value()))
        .toList();
  }
}
