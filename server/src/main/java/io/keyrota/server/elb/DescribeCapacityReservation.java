package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeCapacityReservationInput;
import io.keyrota.models.elasticloadbalancing.DescribeCapacityReservationOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Shows the capacity that is reserved for a load balancer: none, for none can be asked for. */
final class DescribeCapacityReservation
    implements Operation<DescribeCapacityReservationInput, DescribeCapacityReservationOutput> {

  @Override
  public Prepared<DescribeCapacityReservationOutput> prepare(
      Request request, DescribeCapacityReservationInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeCapacityReservation", "*"),
        call -> {
          LoadBalancer _ = Named.loadBalancer(request, arn, seen);
          return Outcome.of(new DescribeCapacityReservationOutput(null, null, null, List.of()));
        });
  }
}
