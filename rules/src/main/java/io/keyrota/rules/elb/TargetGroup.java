package io.keyrota.rules.elb;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A target group of IP addresses that speak HTTP/1.1.
 *
 * @param id sixteen hex digits
 * @param addresses of which family its targets are
 * @param port where requests go unless a target has its own, 1 to 65535
 * @param targets in the order of their registration
 * @param listeners ARNs of the listeners that forward to it, of one load balancer
 */
public record TargetGroup(
    AccountId account,
    Region region,
    String name,
    String id,
    Protocol protocol,
    Addresses addresses,
    int port,
    Optional<String> vpcId,
    HealthCheck healthCheck,
    List<Target> targets,
    List<String> listeners,
    SequencedMap<String, String> attributes,
    ElbTags tags) {
  /** AWS's quota for an account and region. */
  public static final int MOST = 3000;

  /** AWS's quota for one target group of an application load balancer. */
  public static final int MOST_TARGETS = 1000;

  public TargetGroup {
    targets = List.copyOf(targets);
    listeners = List.copyOf(listeners);
    attributes = Collections.unmodifiableSequencedMap(new TreeMap<>(attributes));
  }

  /** What is spoken to targets. */
  public enum Protocol {
    HTTP,
    HTTPS
  }

  /** The family of the addresses of targets. */
  public enum Addresses {
    IPV4("ipv4", "IPv4"),
    IPV6("ipv6", "IPv6");

    private final String text;
    private final String words;

    Addresses(String text, String words) {
      this.text = text;
      this.words = words;
    }

    /** AWS's name of it as an address type. */
    public String text() {
      return text;
    }

    private void need(Target target) {
      if (target.address().contains(":") != (this == IPV6)) {
        throw ElbRefusal.invalidTarget(
            "The IP address '" + target.address() + "' is not a valid " + words + " address");
      }
    }
  }

  /**
   * The name as AWS takes it: 1 to 32 letters, digits and hyphens, no hyphen at either end.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError
   */
  public static String checkedName(String name) {
    if (name.length() > 32) {
      throw ElbRefusal.validation(
          "Target group name '" + name + "' cannot be longer than '32' characters");
    }
    return LoadBalancer.checkedCharacters("target group", name);
  }

  public ElbArn arn() {
    return ElbArn.targetGroup(account, region, name, id);
  }

  /** The load balancers whose listeners forward to it. */
  public List<String> loadBalancers() {
    return listeners.stream()
        .flatMap(arn -> ElbArn.parse(arn).stream())
        .map(arn -> arn.loadBalancer().text())
        .distinct()
        .toList();
  }

  /**
   * With targets; one that is there already is no matter.
   *
   * @throws io.keyrota.rules.aws.Refusal TooManyTargets, InvalidTarget for one of the other family
   */
  public TargetGroup withTargets(List<Target> more) {
    more.forEach(addresses::need);
    List<Target> next = new ArrayList<>(targets);
    more.stream().filter(target -> !next.contains(target)).forEach(next::add);
    if (next.size() > MOST_TARGETS) {
      throw ElbRefusal.tooMany("TooManyTargets", "targets per target group", MOST_TARGETS);
    }
    return with(next, listeners);
  }

  /** Without those targets; one that is not there is no matter. */
  public TargetGroup withoutTargets(List<Target> gone) {
    return with(targets.stream().filter(target -> !gone.contains(target)).toList(), listeners);
  }

  /**
   * Used by a listener.
   *
   * @throws io.keyrota.rules.aws.Refusal TargetGroupAssociationLimit when another load balancer has
   *     it
   */
  public TargetGroup usedBy(ElbArn listener) {
    if (loadBalancers().stream().anyMatch(arn -> !arn.equals(listener.loadBalancer().text()))) {
      throw new io.keyrota.rules.aws.Refusal(
          "TargetGroupAssociationLimit",
          "The following target groups cannot be associated with more than one load balancer: "
              + arn().text());
    }
    List<String> next = new ArrayList<>(listeners);
    if (!next.contains(listener.text())) {
      next.add(listener.text());
    }
    return with(targets, next);
  }

  public TargetGroup leftBy(ElbArn listener) {
    return with(targets, listeners.stream().filter(arn -> !arn.equals(listener.text())).toList());
  }

  private TargetGroup with(List<Target> nextTargets, List<String> nextListeners) {
    return new TargetGroup(
        account,
        region,
        name,
        id,
        protocol,
        addresses,
        port,
        vpcId,
        healthCheck,
        nextTargets,
        nextListeners,
        attributes,
        tags);
  }

  public TargetGroup with(HealthCheck next) {
    return new TargetGroup(
        account,
        region,
        name,
        id,
        protocol,
        addresses,
        port,
        vpcId,
        next,
        targets,
        listeners,
        attributes,
        tags);
  }

  public TargetGroup withAttributes(SequencedMap<String, String> next) {
    return new TargetGroup(
        account,
        region,
        name,
        id,
        protocol,
        addresses,
        port,
        vpcId,
        healthCheck,
        targets,
        listeners,
        next,
        tags);
  }

  public TargetGroup withTags(ElbTags next) {
    return new TargetGroup(
        account,
        region,
        name,
        id,
        protocol,
        addresses,
        port,
        vpcId,
        healthCheck,
        targets,
        listeners,
        attributes,
        next);
  }
}
