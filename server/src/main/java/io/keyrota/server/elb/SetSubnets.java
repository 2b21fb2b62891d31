package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.SetSubnetsInput;
import io.keyrota.models.elasticloadbalancing.SetSubnetsOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Replaces the subnets of a load balancer. */
final class SetSubnets implements Operation<SetSubnetsInput, SetSubnetsOutput> {

  @Override
  public Prepared<SetSubnetsOutput> prepare(Request request, SetSubnetsInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:SetSubnets", arn.text()),
        call -> {
          LoadBalancer found = Named.loadBalancer(request, arn, seen);
          CreateLoadBalancer.needNoPrefix(input.enablePrefixForIpv6SourceNat());
          LoadBalancer next =
              found.on(
                  Objects.requireNonNullElse(input.ipAddressType(), found.ipAddressType()),
                  CreateLoadBalancer.subnets(input.subnets(), input.subnetMappings()),
                  found.securityGroups());
          return Outcome.of(
              new SetSubnetsOutput(Shown.zones(next), next.ipAddressType(), null),
              LoadBalancerTable.put(next));
        });
  }
}
