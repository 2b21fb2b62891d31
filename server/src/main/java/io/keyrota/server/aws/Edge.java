package io.keyrota.server.aws;

import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetHealth;
import java.util.Optional;

/**
 * The ports on which load balancers serve, for the room that makes them. The edge provides it,
 * Wiring fills it. What a port does is read from the store at each handshake and each request, so
 * that a change needs no word to the edge.
 */
public interface Edge {

  /**
   * Listens on a port in that way from now on; nothing where it does already. It waits for the
   * machine. A port that no committed listener has after a while is given up again.
   *
   * @param policy of TLS; absent for plain HTTP
   * @param mutual what is done about certificates of clients; off for plain HTTP
   * @throws io.keyrota.rules.aws.Refusal InvalidConfigurationRequest when the port cannot be had,
   *     saying why
   */
  void open(int port, Optional<SslPolicy> policy, MutualAuthentication mutual);

  /** What is known of a target of a group that is in use. */
  TargetHealth health(String targetGroupArn, Target target);
}
