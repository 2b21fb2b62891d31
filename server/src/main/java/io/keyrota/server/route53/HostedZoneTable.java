package io.keyrota.server.route53;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Hosted zones by id; the caller reference is the handle that makes it unique in the account. */
final class HostedZoneTable implements Table<HostedZone> {
  static final HostedZoneTable TABLE = new HostedZoneTable();

  private HostedZoneTable() {}

  static Optional<HostedZone> find(AccountId account, String id, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), id);
  }

  static Optional<HostedZone> referenced(AccountId account, String reference, Snapshot seen) {
    return seen.byHandle(TABLE, handle(account, reference)).map(Row::value);
  }

  static Change put(HostedZone zone) {
    return new Change.Put<>(TABLE, Place.global(zone.account()), zone.id(), zone);
  }

  static Change remove(HostedZone zone) {
    return Change.Remove.of(TABLE, Place.global(zone.account()), zone.id());
  }

  @Override
  public String kind() {
    return "hosted-zone";
  }

  /** Since 2 a zone may have a reusable delegation set. */
  @Override
  public int format() {
    return 2;
  }

  @Override
  public Document write(HostedZone zone) {
    return Document.builder()
        .put("account", zone.account().digits())
        .put("id", zone.id())
        .put("name", zone.name().text())
        .put("callerReference", zone.callerReference())
        .put("comment", zone.comment())
        .put("created", zone.created())
        .put("nameServers", zone.nameServers())
        .put("recordSets", zone.recordSets())
        .put("tags", zone.tags())
        .put("delegationSet", zone.delegationSet())
        .build();
  }

  @Override
  public HostedZone read(int format, Document document) {
    return new HostedZone(
        new AccountId(document.text("account")),
        document.text("id"),
        new DomainName(document.text("name")),
        document.text("callerReference"),
        document.optionalText("comment"),
        document.instant("created"),
        document.texts("nameServers"),
        document.number("recordSets"),
        document.map("tags"),
        document.optionalText("delegationSet"));
  }

  @Override
  public String handle(HostedZone zone) {
    return handle(zone.account(), zone.callerReference());
  }

  private static String handle(AccountId account, String reference) {
    return account + " " + reference;
  }
}
