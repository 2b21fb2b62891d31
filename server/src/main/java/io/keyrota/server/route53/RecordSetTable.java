package io.keyrota.server.route53;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.RecordSet;
import io.keyrota.rules.route53.Routing;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.Optional;

/** Record sets by zone, reversed name and type; each belongs to its zone. */
final class RecordSetTable implements Table<RecordSet> {
  static final RecordSetTable TABLE = new RecordSetTable();

  private RecordSetTable() {}

  /** No name has more types than there are, and none of them more than a hundred record sets. */
  private static final int MOST_AT_A_NAME = RecordType.values().length * 100;

  /** Where the zone's record sets lie: the owner is the first word of the id. */
  private static String id(String zoneId, String key) {
    return zoneId + " " + key;
  }

  static Change put(HostedZone zone, RecordSet set) {
    return new Change.Put<>(TABLE, Place.global(zone.account()), id(zone.id(), set.key()), set);
  }

  static Change remove(HostedZone zone, String key) {
    return Change.Remove.of(TABLE, Place.global(zone.account()), id(zone.id(), key));
  }

  static List<RecordSet> at(HostedZone zone, DomainName name, Snapshot seen) {
    String prefix = id(zone.id(), name.reversed() + " ");
    return seen.page(TABLE, Place.global(zone.account()), prefix, MOST_AT_A_NAME).stream()
        .filter(row -> row.identity().id().startsWith(prefix))
        .map(Row::value)
        .toList();
  }

  static Optional<RecordSet> find(
      HostedZone zone, DomainName name, RecordType type, Snapshot seen) {
    return seen.find(TABLE, Place.global(zone.account()), id(zone.id(), RecordSet.key(name, type)));
  }

  static List<RecordSet> of(HostedZone zone, DomainName name, RecordType type, Snapshot seen) {
    return at(zone, name, seen).stream().filter(set -> set.type() == type).toList();
  }

  static boolean anyBelow(HostedZone zone, DomainName name, Snapshot seen) {
    String prefix = id(zone.id(), name.reversed());
    return seen.page(TABLE, Place.global(zone.account()), prefix + "!", 1).stream()
        .anyMatch(row -> row.identity().id().startsWith(prefix));
  }

  /** From that key on, it included. */
  static List<RecordSet> from(HostedZone zone, String key, int limit, Snapshot seen) {
    String prefix = id(zone.id(), "");
    String after = key.isEmpty() ? prefix : Pages.before(id(zone.id(), key));
    return seen.page(TABLE, Place.global(zone.account()), after, limit).stream()
        .filter(row -> row.identity().id().startsWith(prefix))
        .map(Row::value)
        .toList();
  }

  @Override
  public String kind() {
    return "resource-record-set";
  }

  /** Since 2 a set may have a routing policy. */
  @Override
  public int format() {
    return 2;
  }

  @Override
  public Document write(RecordSet set) {
    Document.Builder document =
        Document.builder()
            .put("name", set.name().text())
            .put("type", set.type().name())
            .put("ttl", set.ttl())
            .put("values", set.values());
    set.alias()
        .ifPresent(
            alias ->
                document
                    .put("aliasZone", alias.hostedZoneId())
                    .put("aliasTarget", alias.target().text())
                    .put("evaluateTargetHealth", alias.evaluateTargetHealth()));
    set.routing().ifPresent(routing -> document.put("routing", write(routing)));
    return document.build();
  }

  private static Document write(Routing routing) {
    Document.Builder document = Document.builder().put("identifier", routing.identifier());
    switch (routing.policy()) {
      case Routing.Policy.Weighted weighted -> document.put("weight", weighted.weight());
      case Routing.Policy.Latency latency -> document.put("region", latency.region());
      case Routing.Policy.Failover failover -> document.put("primary", failover.primary());
      case Routing.Policy.Multivalue _ -> document.put("multivalue", true);
      case Routing.Policy.Geographic place ->
          document
              .put("geographic", true)
              .put("continent", place.continent())
              .put("country", place.country())
              .put("subdivision", place.subdivision());
    }
    return document.build();
  }

  private static Routing routing(Document document) {
    Routing.Policy policy;
    if (document.members().containsKey("weight")) {
      policy = new Routing.Policy.Weighted(document.number("weight"));
    } else if (document.members().containsKey("region")) {
      policy = new Routing.Policy.Latency(document.text("region"));
    } else if (document.members().containsKey("primary")) {
      policy = new Routing.Policy.Failover(document.flag("primary"));
    } else if (document.members().containsKey("multivalue")) {
      policy = new Routing.Policy.Multivalue();
    } else {
      policy =
          new Routing.Policy.Geographic(
              document.optionalText("continent"),
              document.optionalText("country"),
              document.optionalText("subdivision"));
    }
    return new Routing(document.text("identifier"), policy);
  }

  @Override
  public RecordSet read(int format, Document document) {
    return new RecordSet(
        new DomainName(document.text("name")),
        RecordType.valueOf(document.text("type")),
        document.number("ttl"),
        document.texts("values"),
        document
            .optionalText("aliasZone")
            .map(
                zone ->
                    new RecordSet.Alias(
                        zone,
                        new DomainName(document.text("aliasTarget")),
                        document.flag("evaluateTargetHealth"))),
        document.members().containsKey("routing")
            ? Optional.of(routing(document.document("routing")))
            : Optional.empty());
  }
}
