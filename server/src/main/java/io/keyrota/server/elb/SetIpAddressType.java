package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.SetIpAddressTypeInput;
import io.keyrota.models.elasticloadbalancing.SetIpAddressTypeOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Says whether a load balancer is shown with IPv6 addresses too. */
final class SetIpAddressType implements Operation<SetIpAddressTypeInput, SetIpAddressTypeOutput> {

  @Override
  public Prepared<SetIpAddressTypeOutput> prepare(
      Request request, SetIpAddressTypeInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:SetIpAddressType", arn.text()),
        call -> {
          LoadBalancer found = Named.loadBalancer(request, arn, seen);
          LoadBalancer next =
              found.on(input.ipAddressType(), found.subnets(), found.securityGroups());
          return Outcome.of(
              new SetIpAddressTypeOutput(next.ipAddressType()), LoadBalancerTable.put(next));
        });
  }
}
