package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.LoadBalancerAttribute;
import io.keyrota.models.elasticloadbalancing.ModifyLoadBalancerAttributesInput;
import io.keyrota.models.elasticloadbalancing.ModifyLoadBalancerAttributesOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Sets attributes of a load balancer; those that are not named stay. */
final class ModifyLoadBalancerAttributes
    implements Operation<ModifyLoadBalancerAttributesInput, ModifyLoadBalancerAttributesOutput> {

  @Override
  public Prepared<ModifyLoadBalancerAttributesOutput> prepare(
      Request request, ModifyLoadBalancerAttributesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:ModifyLoadBalancerAttributes", arn.text()),
        call -> {
          LoadBalancer found = Named.loadBalancer(request, arn, seen);
          LoadBalancer next =
              found.withAttributes(
                  Attribute.set(
                      Attribute.OF_LOAD_BALANCERS,
                      found.attributes(),
                      GivenAttributes.of(
                          input.attributes(),
                          LoadBalancerAttribute::key,
                          LoadBalancerAttribute::value)));
          return Outcome.of(
              new ModifyLoadBalancerAttributesOutput(DescribeLoadBalancerAttributes.shown(next)),
              LoadBalancerTable.put(next));
        });
  }
}
