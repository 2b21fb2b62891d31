package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.SetSecurityGroupsInput;
import io.keyrota.models.elasticloadbalancing.SetSecurityGroupsOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Replaces the security groups of a load balancer. */
final class SetSecurityGroups
    implements Operation<SetSecurityGroupsInput, SetSecurityGroupsOutput> {

  @Override
  public Prepared<SetSecurityGroupsOutput> prepare(
      Request request, SetSecurityGroupsInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:SetSecurityGroups", arn.text()),
        call -> {
          LoadBalancer found = Named.loadBalancer(request, arn, seen);
          LoadBalancer next =
              found.on(found.ipAddressType(), found.subnets(), input.securityGroups());
          return Outcome.of(
              new SetSecurityGroupsOutput(next.securityGroups(), null),
              LoadBalancerTable.put(next));
        });
  }
}
