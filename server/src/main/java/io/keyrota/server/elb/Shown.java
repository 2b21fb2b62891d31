package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.AvailabilityZone;
import io.keyrota.models.elasticloadbalancing.Certificate;
import io.keyrota.models.elasticloadbalancing.Cipher;
import io.keyrota.models.elasticloadbalancing.LoadBalancerState;
import io.keyrota.models.elasticloadbalancing.Matcher;
import io.keyrota.models.elasticloadbalancing.MutualAuthenticationAttributes;
import io.keyrota.rules.elb.BalancerZones;
import io.keyrota.rules.elb.HealthCheck;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.rules.elb.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What answers show of load balancers, listeners and target groups. */
final class Shown {
  private static final String NO_VPC = "vpc-00000000000000000";

  private Shown() {}

  static io.keyrota.models.elasticloadbalancing.LoadBalancer of(LoadBalancer balancer) {
    return new io.keyrota.models.elasticloadbalancing.LoadBalancer(
        balancer.arn().text(),
        balancer.dnsName(),
        BalancerZones.of(balancer.region()),
        balancer.created(),
        balancer.name(),
        balancer.scheme().text(),
        NO_VPC,
        new LoadBalancerState("active", null),
        "application",
        zones(balancer),
        balancer.securityGroups(),
        balancer.ipAddressType(),
        null,
        null,
        null,
        null);
  }

  /** Each subnet in a zone of its own, in their order: {@code us-east-1a} and on. */
  static List<AvailabilityZone> zones(LoadBalancer balancer) {
    List<AvailabilityZone> zones = new ArrayList<>();
    for (String subnet : balancer.subnets()) {
      char letter = (char) ('a' + zones.size() % 6);
      zones.add(
          new AvailabilityZone(balancer.region().name() + letter, subnet, null, List.of(), null));
    }
    return zones;
  }

  static io.keyrota.models.elasticloadbalancing.Listener of(Listener listener) {
    return new io.keyrota.models.elasticloadbalancing.Listener(
        listener.arn().text(),
        listener.arn().loadBalancer().text(),
        listener.port(),
        listener.protocol().name(),
        listener.certificate().map(arn -> List.of(new Certificate(arn, null))).orElse(null),
        listener.sslPolicy().map(SslPolicy::awsName).orElse(null),
        Actions.shown(listener.action()),
        null,
        listener.certificate().isPresent()
            ? new MutualAuthenticationAttributes(listener.mutual().mode(), null, null, null, null)
            : null);
  }

  static io.keyrota.models.elasticloadbalancing.TargetGroup of(TargetGroup group) {
    HealthCheck check = group.healthCheck();
    return new io.keyrota.models.elasticloadbalancing.TargetGroup(
        group.arn().text(),
        group.name(),
        group.protocol().name(),
        group.port(),
        group.vpcId().orElse(null),
        check.protocol().name(),
        check.port(),
        true,
        check.intervalSeconds(),
        check.timeoutSeconds(),
        check.healthyThreshold(),
        check.unhealthyThreshold(),
        check.path(),
        new Matcher(check.matcher(), null),
        group.loadBalancers(),
        "ip",
        "HTTP1",
        group.addresses().text(),
        null);
  }

  static io.keyrota.models.elasticloadbalancing.SslPolicy of(SslPolicy policy) {
    List<Cipher> ciphers = new ArrayList<>();
    policy.ciphers().forEach(name -> ciphers.add(new Cipher(name, ciphers.size() + 1)));
    return new io.keyrota.models.elasticloadbalancing.SslPolicy(
        policy.protocols(), ciphers, policy.awsName(), List.of("application"));
  }

  /** The certificates of a listener: the default one, then its list, which may have it too. */
  static List<Certificate> certificates(Listener listener) {
    return Stream.concat(
            listener.certificate().map(arn -> new Certificate(arn, true)).stream(),
            more(listener).stream())
        .toList();
  }

  /** The certificates that a listener has for SNI. */
  static List<Certificate> more(Listener listener) {
    return listener.more().stream().map(arn -> new Certificate(arn, false)).toList();
  }
}
