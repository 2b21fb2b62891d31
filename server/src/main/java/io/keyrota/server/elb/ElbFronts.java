package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Fronts;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/** What the ports do, as this room's rows have it. */
final class ElbFronts implements Fronts {

  @Override
  public List<Integer> ports(Snapshot seen) {
    return ServedPortTable.all(seen);
  }

  @Override
  public Optional<Front> at(int port, Snapshot seen) {
    return ServedPortTable.find(port, seen)
        .map(row -> ListenerTable.arn(row.listenerArn()))
        .flatMap(
            arn ->
                ListenerTable.find(arn, seen)
                    .flatMap(
                        listener ->
                            LoadBalancerTable.find(
                                    new Place(arn.account(), arn.region()), arn.name(), seen)
                                .map(balancer -> new Front(balancer, listener))));
  }

  @Override
  public Optional<TargetGroup> group(String targetGroupArn, Snapshot seen) {
    return ElbArn.parse(targetGroupArn)
        .flatMap(
            arn -> TargetGroupTable.find(new Place(arn.account(), arn.region()), arn.name(), seen))
        .filter(group -> group.arn().text().equals(targetGroupArn));
  }
}
