package io.keyrota.server.route53;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.Routing;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Snapshot;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The zones of all accounts as the public sees them. */
public final class ZoneAnswers implements Zones {
  /** As AWS has it for the names of load balancers. */
  private static final long BALANCER_TTL = 60;

  private final Supplier<Snapshot> store;
  private final Entropy entropy;
  private final Balancers balancers;

  /**
   * Looks afresh at each question.
   *
   * @param entropy chooses where a routing policy leaves it to chance
   * @param balancers what aliases lead to beside their own zone
   */
  public ZoneAnswers(Supplier<Snapshot> store, Entropy entropy, Balancers balancers) {
    this.store = store;
    this.entropy = entropy;
    this.balancers = balancers;
  }

  @Override
  public Optional<Zone> of(String text) {
    DomainName name;
    try {
      name = DomainName.of(text);
    } catch (DomainName.Malformed malformed) {
      return Optional.empty();
    }
    Snapshot seen = store.get();
    List<HostedZone> path = new ArrayList<>();
    for (DomainName at = name; !at.isRoot(); at = at.parent()) {
      oldest(at, seen).ifPresent(path::add);
    }
    for (int i = 0; i < path.size(); i++) {
      if (delegated(path.get(i), path.subList(i + 1, path.size()), seen)) {
        return Optional.of(new Answering(path.get(i), seen, entropy, balancers));
      }
    }
    return Optional.empty();
  }

  /** A zone by itself, whoever else has its name. */
  static Zone in(HostedZone zone, Snapshot seen, Entropy entropy, Balancers balancers) {
    return new Answering(zone, seen, entropy, balancers);
  }

  private static Optional<HostedZone> oldest(DomainName name, Snapshot seen) {
    return ZoneNameTable.of(name, seen).entries().stream()
        .findFirst()
        .flatMap(entry -> HostedZoneTable.find(entry.account(), entry.zoneId(), seen));
  }

  /**
   * Whether nobody can say that the name is theirs: an older zone above, of another account, must
   * have handed it over by NS records.
   */
  private static boolean delegated(HostedZone zone, List<HostedZone> above, Snapshot seen) {
    return above.stream()
        .filter(other -> !other.account().equals(zone.account()))
        .filter(other -> other.created().isBefore(zone.created()))
        .allMatch(
            other -> RecordSetTable.find(other, zone.name(), RecordType.NS, seen).isPresent());
  }

  /** The addresses of the load balancer that an alias leads to; empty when there is none. */
  static Optional<List<String>> balancer(
      HostedZone zone,
      io.keyrota.rules.route53.RecordSet set,
      io.keyrota.rules.route53.RecordSet.Alias alias,
      Balancers balancers,
      Snapshot seen) {
    return balancers.addresses(
        zone.account(), alias.hostedZoneId(), alias.target().text(), set.type(), seen);
  }

  /** A zone, answering. */
  private record Answering(HostedZone zone, Snapshot seen, Entropy entropy, Balancers balancers)
      implements Zone {
    @Override
    public String apex() {
      return zone.name().text();
    }

    @Override
    public List<Zones.RecordSet> at(String name) {
      Map<RecordType, List<io.keyrota.rules.route53.RecordSet>> byType =
          new EnumMap<>(RecordType.class);
      for (var set : RecordSetTable.at(zone, new DomainName(name), seen)) {
        byType.computeIfAbsent(set.type(), _ -> new ArrayList<>()).add(set);
      }
      return byType.values().stream()
          .map(sets -> chosen(sets).stream().map(this::resolved).flatMap(List::stream).toList())
          .filter(sets -> !sets.isEmpty())
          .map(sets -> told(name, sets))
          .toList();
    }

    @Override
    public boolean anyBelow(String name) {
      return RecordSetTable.anyBelow(zone, new DomainName(name), seen);
    }

    private List<io.keyrota.rules.route53.RecordSet> chosen(
        List<io.keyrota.rules.route53.RecordSet> sets) {
      return sets.isEmpty() || sets.getFirst().routing().isEmpty()
          ? sets
          : Routing.chosen(sets, this::chance);
    }

    /** Even but for less than one in 2^40, since bounds are small. */
    private long chance(long bound) {
      return Math.floorMod(ByteBuffer.wrap(entropy.bytes(Long.BYTES)).getLong(), bound);
    }

    private List<io.keyrota.rules.route53.RecordSet> resolved(
        io.keyrota.rules.route53.RecordSet set) {
      return set.alias().map(alias -> targets(set, alias)).orElse(List.of(set)).stream()
          .filter(found -> found.alias().isEmpty())
          .toList();
    }

    private List<io.keyrota.rules.route53.RecordSet> targets(
        io.keyrota.rules.route53.RecordSet set, io.keyrota.rules.route53.RecordSet.Alias alias) {
      return alias.hostedZoneId().equals(zone.id())
          ? chosen(RecordSetTable.of(zone, alias.target(), set.type(), seen))
          : balancer(zone, set, alias, balancers, seen)
              .filter(addresses -> !addresses.isEmpty())
              .map(
                  addresses ->
                      new io.keyrota.rules.route53.RecordSet(
                          set.name(), set.type(), BALANCER_TTL, addresses))
              .stream()
              .toList();
    }

    private static Zones.RecordSet told(
        String name, List<io.keyrota.rules.route53.RecordSet> sets) {
      return new Zones.RecordSet(
          name,
          sets.getFirst().type(),
          sets.getFirst().ttl(),
          sets.stream().flatMap(set -> set.values().stream()).distinct().toList());
    }
  }
}
