package io.keyrota.server.aws;

import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetHealth;

/**
 * The ports on which load balancers serve, for the room that makes them. The edge provides it,
 * Wiring fills it. What a port does is read from the store at each handshake and each request, so
 * that a change needs no word to the edge.
 */
public interface Edge {

  /**
   * Listens on a port from now on; nothing where it does already. It waits for the machine. A port
   * that no committed listener has after a while is given up again.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidConfigurationRequest when the port cannot be had,
   *     saying why
   */
  void open(int port);

  /** What is known of a target of a group that is in use. */
  TargetHealth health(String targetGroupArn, Target target);
}
