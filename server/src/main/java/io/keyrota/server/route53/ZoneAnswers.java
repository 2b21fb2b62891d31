package io.keyrota.server.route53;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The zones of all accounts as the public sees them. */
public final class ZoneAnswers implements Zones {
  private final Supplier<Snapshot> store;

  /** Looks afresh at each question. */
  public ZoneAnswers(Supplier<Snapshot> store) {
    this.store = store;
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
        return Optional.of(new Answering(path.get(i), seen));
      }
    }
    return Optional.empty();
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

  /** A zone, answering. */
  private record Answering(HostedZone zone, Snapshot seen) implements Zone {
    @Override
    public String apex() {
      return zone.name().text();
    }

    @Override
    public List<Zones.RecordSet> at(String name) {
      return RecordSetTable.at(zone, new DomainName(name), seen).stream()
          .map(this::resolved)
          .flatMap(Optional::stream)
          .toList();
    }

    @Override
    public boolean anyBelow(String name) {
      return RecordSetTable.anyBelow(zone, new DomainName(name), seen);
    }

    private Optional<Zones.RecordSet> resolved(io.keyrota.rules.route53.RecordSet set) {
      return set.alias()
          .map(alias -> RecordSetTable.find(zone, alias.target(), set.type(), seen))
          .orElse(Optional.of(set))
          .filter(found -> found.alias().isEmpty())
          .map(
              found ->
                  new Zones.RecordSet(set.name().text(), set.type(), found.ttl(), found.values()));
    }
  }
}
