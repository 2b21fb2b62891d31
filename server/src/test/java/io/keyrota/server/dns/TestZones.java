package io.keyrota.server.dns;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Zones in memory; each begins with an SOA and an NS record. */
final class TestZones implements Zones {
  private final List<String> apexes = new ArrayList<>();
  private final List<RecordSet> sets = new ArrayList<>();

  TestZones zone(String apex) {
    apexes.add(apex);
    return with(apex, RecordType.NS, "ns-1.keyrota.internal.")
        .with(apex, RecordType.SOA, "ns-1.keyrota.internal. h.keyrota.internal. 1 7200 900 9 30");
  }

  TestZones with(String name, RecordType type, String... data) {
    sets.add(new RecordSet(name, type, 60, List.of(data)));
    return this;
  }

  @Override
  public Optional<Zone> of(String text) {
    for (DomainName at = new DomainName(text); !at.isRoot(); at = at.parent()) {
      if (apexes.contains(at.text())) {
        String apex = at.text();
        return Optional.of(
            new Zone() {
              @Override
              public String apex() {
                return apex;
              }

              @Override
              public List<RecordSet> at(String name) {
                return sets.stream().filter(set -> set.name().equals(name)).toList();
              }

              @Override
              public boolean anyBelow(String name) {
                return sets.stream().anyMatch(set -> set.name().endsWith("." + name));
              }
            });
      }
    }
    return Optional.empty();
  }
}
