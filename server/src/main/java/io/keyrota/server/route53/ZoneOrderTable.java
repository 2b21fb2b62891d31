package io.keyrota.server.route53;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Table;

/** An account's zones in the order of their reversed names. */
final class ZoneOrderTable implements Table<ZoneOrderTable.Ordered> {
  static final ZoneOrderTable TABLE = new ZoneOrderTable();

  private ZoneOrderTable() {}

  /** A zone's place in the order. */
  record Ordered(String zoneId) {}

  static Change put(HostedZone zone) {
    return new Change.Put<>(
        TABLE, Place.global(zone.account()), key(zone.name(), zone.id()), new Ordered(zone.id()));
  }

  static Change remove(HostedZone zone) {
    return Change.Remove.of(TABLE, Place.global(zone.account()), key(zone.name(), zone.id()));
  }

  static String key(DomainName name, String zoneId) {
    return name.reversed() + " " + zoneId;
  }

  @Override
  public String kind() {
    return "hosted-zone-order";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Ordered row) {
    return Document.builder().put("zone", row.zoneId()).build();
  }

  @Override
  public Ordered read(int format, Document document) {
    return new Ordered(document.text("zone"));
  }
}
