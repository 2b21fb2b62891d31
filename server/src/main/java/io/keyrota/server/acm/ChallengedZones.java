package io.keyrota.server.acm;

import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The hosted zones, which also answer the challenges of other authorities ({@code
 * _acme-challenge.…}) while orders are proved. A name that its owner has led elsewhere by a CNAME
 * is left to where it leads.
 */
public final class ChallengedZones implements Zones {
  private static final String PREFIX = "_acme-challenge.";
  private static final long TTL = 1;

  private final Zones zones;
  private final Supplier<Snapshot> store;

  /** Looks afresh at each question. */
  public ChallengedZones(Zones zones, Supplier<Snapshot> store) {
    this.zones = zones;
    this.store = store;
  }

  @Override
  public Optional<Zone> of(String name) {
    return name.startsWith(PREFIX) ? zones.of(name).map(this::challenged) : zones.of(name);
  }

  private Zone challenged(Zone zone) {
    return new Zone() {
      @Override
      public String apex() {
        return zone.apex();
      }

      @Override
      public List<RecordSet> at(String name) {
        return with(zone.at(name), name);
      }

      @Override
      public boolean anyBelow(String name) {
        return zone.anyBelow(name);
      }
    };
  }

  private List<RecordSet> with(List<RecordSet> own, String name) {
    List<String> values = DnsChallengeTable.at(name, store.get());
    if (values.isEmpty() || own.stream().anyMatch(set -> set.type() == RecordType.CNAME)) {
      return own;
    }
    List<String> data = new ArrayList<>();
    List<RecordSet> all = new ArrayList<>();
    for (RecordSet set : own) {
      if (set.type() == RecordType.TXT) {
        data.addAll(set.data());
      } else {
        all.add(set);
      }
    }
    values.forEach(value -> data.add('"' + value + '"'));
    all.add(new RecordSet(name, RecordType.TXT, TTL, data));
    return all;
  }
}
