package io.keyrota.server.route53;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which zones of all accounts have a name, the oldest first: where the answers of the public begin.
 */
final class ZoneNameTable implements Table<ZoneNameTable.ZonesOfName> {
  static final ZoneNameTable TABLE = new ZoneNameTable();

  private ZoneNameTable() {}

  /** Where a zone is. */
  record Entry(AccountId account, String zoneId, Instant created) {}

  /** The zones of one name. */
  record ZonesOfName(DomainName name, List<Entry> entries) {
    ZonesOfName {
      entries = List.copyOf(entries);
    }
  }

  static ZonesOfName of(DomainName name, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, name.text())
        .orElseGet(() -> new ZonesOfName(name, List.of()));
  }

  static Change with(HostedZone zone, Snapshot seen) {
    List<Entry> entries = new ArrayList<>(of(zone.name(), seen).entries());
    entries.add(new Entry(zone.account(), zone.id(), zone.created()));
    return put(zone.name(), entries);
  }

  static Change without(HostedZone zone, Snapshot seen) {
    List<Entry> entries = new ArrayList<>(of(zone.name(), seen).entries());
    entries.removeIf(entry -> entry.zoneId().equals(zone.id()));
    return entries.isEmpty()
        ? Change.Remove.of(TABLE, Place.SYSTEM, zone.name().text())
        : put(zone.name(), entries);
  }

  private static Change put(DomainName name, List<Entry> entries) {
    return new Change.Put<>(TABLE, Place.SYSTEM, name.text(), new ZonesOfName(name, entries));
  }

  @Override
  public String kind() {
    return "hosted-zone-name";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(ZonesOfName zones) {
    return Document.builder()
        .put("name", zones.name().text())
        .putDocuments(
            "zones",
            zones.entries().stream()
                .map(
                    entry ->
                        Document.builder()
                            .put("account", entry.account().digits())
                            .put("id", entry.zoneId())
                            .put("created", entry.created())
                            .build())
                .toList())
        .build();
  }

  @Override
  public ZonesOfName read(int format, Document document) {
    return new ZonesOfName(
        new DomainName(document.text("name")),
        document.documents("zones").stream()
            .map(
                entry ->
                    new Entry(
                        new AccountId(entry.text("account")),
                        entry.text("id"),
                        entry.instant("created")))
            .toList());
  }
}
