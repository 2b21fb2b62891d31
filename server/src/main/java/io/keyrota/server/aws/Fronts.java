package io.keyrota.server.aws;

import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What the ports of this machine do, for the edge that serves on them. The room of load balancers
 * provides it, Wiring fills it.
 */
public interface Fronts {

  /** Every port that a listener of any account has. */
  List<Integer> ports(Snapshot seen);

  /** The listener of a port; empty when nobody has it. */
  Optional<Front> at(int port, Snapshot seen);

  /** A target group, by the ARN that a listener forwards to. */
  Optional<TargetGroup> group(String targetGroupArn, Snapshot seen);

  /** A listener and its load balancer. */
  record Front(LoadBalancer balancer, Listener listener) {}
}
