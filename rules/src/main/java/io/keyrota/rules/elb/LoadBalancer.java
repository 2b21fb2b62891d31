package io.keyrota.rules.elb;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * An application load balancer. Subnets and security groups are names that nobody checks: there is
 * no network here to place it in.
 *
 * @param id sixteen hex digits
 * @param listeners the listener's id by its port; a port has one listener
 * @param attributes those that were set; the rest have their defaults ({@link Attribute})
 */
public record LoadBalancer(
    AccountId account,
    Region region,
    String name,
    String id,
    Scheme scheme,
    String ipAddressType,
    List<String> subnets,
    List<String> securityGroups,
    Instant created,
    SequencedMap<Integer, String> listeners,
    SequencedMap<String, String> attributes,
    ElbTags tags) {
  /** AWS's quota of application load balancers, for an account and region. */
  public static final int MOST = 50;

  /** AWS's quota for one load balancer. */
  public static final int MOST_LISTENERS = 50;

  /** AWS's quota of the target groups that one load balancer forwards to. */
  public static final int MOST_TARGET_GROUPS = 100;

  public LoadBalancer {
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
    listeners = Collections.unmodifiableSequencedMap(new TreeMap<>(listeners));
    attributes = Collections.unmodifiableSequencedMap(new TreeMap<>(attributes));
  }

  /** Whether a load balancer is for the world or for its network. */
  public enum Scheme {
    INTERNET_FACING("internet-facing"),
    INTERNAL("internal");

    private final String text;

    Scheme(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * The name as AWS takes it: 1 to 32 letters, digits and hyphens, no hyphen at either end, not
   * beginning with {@code internal-}.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError
   */
  public static String checkedName(String name) {
    if (name.length() > 32) {
      throw ElbRefusal.validation(
          "The load balancer name '" + name + "' cannot be longer than '32' characters");
    }
    if (name.startsWith("internal-")) {
      throw ElbRefusal.validation(
          "The load balancer name '" + name + "' cannot begin with 'internal-'");
    }
    return checkedCharacters("load balancer", name);
  }

  /**
   * An address type that a load balancer of the scheme can have: an internal one has private IPv4
   * addresses alone, so that it cannot be without public ones.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidConfigurationRequest
   */
  public static String checkedAddressType(Scheme scheme, String addressType) {
    if (scheme == Scheme.INTERNAL && addressType.equals("dualstack-without-public-ipv4")) {
      throw ElbRefusal.configuration(
          "IP address type '" + addressType + "' is not available for internal load balancers");
    }
    return addressType;
  }

  static String checkedCharacters(String what, String name) {
    if (!name.matches("[a-zA-Z0-9-]+")) {
      throw ElbRefusal.validation(
          "The "
              + what
              + " name '"
              + name
              + "' can only contain characters that are alphanumeric characters and hyphens(-)");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      throw ElbRefusal.validation(
          "The " + what + " name '" + name + "' cannot begin or end with a hyphen(-)");
    }
    return name;
  }

  public ElbArn arn() {
    return ElbArn.loadBalancer(account, region, name, id);
  }

  /**
   * The name under which AWS's own DNS would have it; here it is shown, and alias records lead to
   * it.
   */
  public String dnsName() {
    String prefix = scheme == Scheme.INTERNAL ? "internal-" : "";
    long digits = Long.remainderUnsigned(Long.parseUnsignedLong(id, 16), 10_000_000_000L);
    return prefix + name + "-" + digits + "." + region.name() + ".elb.amazonaws.com";
  }

  /**
   * With one more listener.
   *
   * @throws io.keyrota.rules.aws.Refusal DuplicateListener, TooManyListeners
   */
  public LoadBalancer withListener(int port, String listenerId) {
    if (listeners.containsKey(port)) {
      throw ElbRefusal.duplicateListener(arn().text());
    }
    if (listeners.size() >= MOST_LISTENERS) {
      throw ElbRefusal.tooMany("TooManyListeners", "listeners per load balancer", MOST_LISTENERS);
    }
    SequencedMap<Integer, String> next = new TreeMap<>(listeners);
    next.put(port, listenerId);
    return with(next);
  }

  public LoadBalancer withoutListener(int port) {
    SequencedMap<Integer, String> next = new TreeMap<>(listeners);
    next.remove(port);
    return with(next);
  }

  private LoadBalancer with(SequencedMap<Integer, String> next) {
    return new LoadBalancer(
        account,
        region,
        name,
        id,
        scheme,
        ipAddressType,
        subnets,
        securityGroups,
        created,
        next,
        attributes,
        tags);
  }

  /** The value in force of an attribute that does not depend on the load balancer. */
  public String attribute(String attribute) {
    return Attribute.value(Attribute.OF_LOAD_BALANCERS, attributes, attribute);
  }

  /** The attributes that were set, and those whose standard depends on the load balancer. */
  public SequencedMap<String, String> attributesInForce() {
    SequencedMap<String, String> all = new TreeMap<>(attributes);
    all.putIfAbsent(Attribute.IPV6_DENY, Boolean.toString(scheme == Scheme.INTERNAL));
    return all;
  }

  public LoadBalancer withAttributes(SequencedMap<String, String> next) {
    return new LoadBalancer(
        account,
        region,
        name,
        id,
        scheme,
        ipAddressType,
        subnets,
        securityGroups,
        created,
        listeners,
        next,
        tags);
  }

  public LoadBalancer withTags(ElbTags next) {
    return new LoadBalancer(
        account,
        region,
        name,
        id,
        scheme,
        ipAddressType,
        subnets,
        securityGroups,
        created,
        listeners,
        attributes,
        next);
  }

  /**
   * The same on another network.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidConfigurationRequest
   */
  public LoadBalancer on(String addressType, List<String> nextSubnets, List<String> nextGroups) {
    checkedAddressType(scheme, addressType);
    return new LoadBalancer(
        account,
        region,
        name,
        id,
        scheme,
        addressType,
        nextSubnets,
        nextGroups,
        created,
        listeners,
        attributes,
        tags);
  }
}
