package io.keyrota.server.dns;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.aws.Zones.RecordSet;
import io.keyrota.server.aws.Zones.Zone;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a zone holds for a name and type: RFC 1034 section 4.3.2, with RFC 4592's wildcards. */
final class ZoneSearch {
  private ZoneSearch() {}

  /** What was found. */
  sealed interface Hit {

    /** Records of the type; those of a wildcard under the name that was asked for. */
    record Records(RecordSet set) implements Hit {}

    /** The name is an alias of another. */
    record Alias(RecordSet cname, DomainName target) implements Hit {}

    /** The name belongs to somebody else's zone. */
    record Referral(RecordSet nameServers) implements Hit {}

    /** The name exists, without such records. */
    record NoData() implements Hit {}

    /** The name does not exist. */
    record NoName() implements Hit {}
  }

  static Hit find(Zone zone, DomainName name, RecordType type) {
    DomainName apex = new DomainName(zone.apex());
    Optional<RecordSet> cut = cut(zone, apex, name, type);
    if (cut.isPresent()) {
      return new Hit.Referral(cut.get());
    }
    List<RecordSet> here = zone.at(name.text());
    if (!here.isEmpty()) {
      return among(here, name, type);
    }
    if (name.equals(apex) || zone.anyBelow(name.text())) {
      return new Hit.NoData();
    }
    DomainName encloser = name.parent();
    while (!encloser.equals(apex)
        && zone.at(encloser.text()).isEmpty()
        && !zone.anyBelow(encloser.text())) {
      encloser = encloser.parent();
    }
    List<RecordSet> wild = zone.at(encloser.wildcard().text());
    return wild.isEmpty() ? new Hit.NoName() : among(wild, name, type);
  }

  /** The topmost NS records between the apex and the name, the apex's own left out. */
  private static Optional<RecordSet> cut(
      Zone zone, DomainName apex, DomainName name, RecordType type) {
    Deque<DomainName> path = new ArrayDeque<>();
    for (DomainName at = name; !at.equals(apex) && !at.isRoot(); at = at.parent()) {
      // The DS records of a zone stand above the cut (RFC 4035 section 3.1.4.1).
      if (!(at.equals(name) && type == RecordType.DS)) {
        path.push(at);
      }
    }
    for (DomainName at : path) {
      Optional<RecordSet> found =
          zone.at(at.text()).stream().filter(set -> set.type() == RecordType.NS).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Hit among(List<RecordSet> sets, DomainName name, RecordType type) {
    for (RecordSet set : sets) {
      if (set.type() == type) {
        return new Hit.Records(named(set, name));
      }
    }
    for (RecordSet set : sets) {
      if (set.type() == RecordType.CNAME) {
        try {
          return new Hit.Alias(named(set, name), DomainName.of(set.data().getFirst()));
        } catch (DomainName.Malformed malformed) {
          return new Hit.NoData();
        }
      }
    }
    return new Hit.NoData();
  }

  private static RecordSet named(RecordSet set, DomainName name) {
    return new Zones.RecordSet(name.text(), set.type(), set.ttl(), set.data());
  }
}
