package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.CreateLoadBalancerInput;
import io.keyrota.models.elasticloadbalancing.CreateLoadBalancerOutput;
import io.keyrota.models.elasticloadbalancing.SubnetMapping;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an application load balancer. As in AWS, asking again for the same one answers the one that
 * is there. Subnets and security groups are kept and shown, not checked; one subnet is enough.
 */
final class CreateLoadBalancer
    implements Operation<CreateLoadBalancerInput, CreateLoadBalancerOutput> {

  @Override
  public Prepared<CreateLoadBalancerOutput> prepare(
      Request request, CreateLoadBalancerInput input, Snapshot seen) {
    String name = LoadBalancer.checkedName(input.name());
    List<ElbTags.Tag> tags = TagAnswer.given(input.tags());
    ElbArn any = ElbArn.loadBalancer(request.account(), request.region(), name, "*");
    List<Permission> permissions =
        TagAnswer.toCreate("elasticloadbalancing:CreateLoadBalancer", any, any, tags);
    return new Prepared<>(permissions, call -> decide(call, input, name, tags, seen));
  }

  private static Outcome<CreateLoadBalancerOutput> decide(
      Call call,
      CreateLoadBalancerInput input,
      String name,
      List<ElbTags.Tag> tags,
      Snapshot seen) {
    if (input.type() != null && !input.type().equals("application")) {
      throw ElbRefusal.configuration(
          "Load balancers of type '" + input.type() + "' are not supported");
    }
    needNoMore(input);
    LoadBalancer.Scheme scheme = scheme(input.scheme());
    LoadBalancer made =
        new LoadBalancer(
            call.request().account(),
            call.request().region(),
            name,
            ElbWorks.id(call.entropy()),
            scheme,
            LoadBalancer.checkedAddressType(
                scheme, Objects.requireNonNullElse(input.ipAddressType(), "ipv4")),
            subnets(input.subnets(), input.subnetMappings()),
            Objects.requireNonNullElse(input.securityGroups(), List.of()),
            call.now().truncatedTo(ChronoUnit.MILLIS),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            ElbTags.NONE.with(tags));
    Optional<LoadBalancer> there = LoadBalancerTable.find(Named.place(call.request()), name, seen);
    if (there.isPresent()) {
      if (!same(there.get(), made)) {
        throw ElbRefusal.duplicateLoadBalancer(name);
      }
      return Outcome.of(new CreateLoadBalancerOutput(List.of(Shown.of(there.get()))));
    }
    ElbWorks.needRoom(
        LoadBalancerTable.TABLE,
        Named.place(call.request()),
        LoadBalancer.MOST,
        "TooManyLoadBalancers",
        "load balancers",
        seen);
    return Outcome.of(
        new CreateLoadBalancerOutput(List.of(Shown.of(made))), LoadBalancerTable.put(made));
  }

  /** Refuses what this load balancer does not have, rather than leaving it aside. */
  private static void needNoMore(CreateLoadBalancerInput input) {
    if (input.customerOwnedIpv4Pool() != null || input.ipamPools() != null) {
      throw ElbRefusal.configuration("Pools of addresses are not supported");
    }
    needNoPrefix(input.enablePrefixForIpv6SourceNat());
  }

  /** A source NAT is of network load balancers. */
  static void needNoPrefix(@Nullable String enabled) {
    if ("on".equals(enabled)) {
      throw ElbRefusal.configuration(
          "A prefix for IPv6 source NAT is not supported by application load balancers");
    }
  }

  private static boolean same(LoadBalancer there, LoadBalancer made) {
    return there.scheme() == made.scheme()
        && there.ipAddressType().equals(made.ipAddressType())
        && there.subnets().equals(made.subnets())
        && there.securityGroups().equals(made.securityGroups())
        && there.tags().equals(made.tags());
  }

  private static LoadBalancer.Scheme scheme(@Nullable String text) {
    return "internal".equals(text)
        ? LoadBalancer.Scheme.INTERNAL
        : LoadBalancer.Scheme.INTERNET_FACING;
  }

  /** The subnets of either form; both at once are refused. */
  static List<String> subnets(
      @Nullable List<String> subnets, @Nullable List<SubnetMapping> mappings) {
    boolean plain = subnets != null && !subnets.isEmpty();
    boolean mapped = mappings != null && !mappings.isEmpty();
    if (plain == mapped) {
      throw ElbRefusal.validation(
          plain
              ? "You can specify subnets or subnet mappings, not both"
              : "At least one subnet must be specified");
    }
    List<String> all =
        plain
            ? Objects.requireNonNull(subnets)
            : Objects.requireNonNull(mappings).stream().map(CreateLoadBalancer::plain).toList();
    if (all.stream().anyMatch(String::isEmpty) || all.stream().distinct().count() != all.size()) {
      throw ElbRefusal.validation("Each subnet must be named once");
    }
    return all;
  }

  /** Addresses of one's own are for network load balancers. */
  private static String plain(SubnetMapping mapping) {
    if (mapping.allocationId() != null
        || mapping.privateIPv4Address() != null
        || mapping.iPv6Address() != null
        || mapping.sourceNatIpv6Prefix() != null) {
      throw ElbRefusal.configuration(
          "Addresses cannot be specified for the subnets of application load balancers");
    }
    return Objects.requireNonNullElse(mapping.subnetId(), "");
  }
}
