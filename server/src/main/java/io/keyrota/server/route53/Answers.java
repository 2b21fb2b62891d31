package io.keyrota.server.route53;

import io.keyrota.models.route53.AliasTarget;
import io.keyrota.models.route53.ChangeInfo;
import io.keyrota.models.route53.DelegationSet;
import io.keyrota.models.route53.GeoLocation;
import io.keyrota.models.route53.GeoLocationDetails;
import io.keyrota.models.route53.HostedZone;
import io.keyrota.models.route53.HostedZoneConfig;
import io.keyrota.models.route53.ResourceRecord;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.models.route53.ResourceTagSet;
import io.keyrota.models.route53.Tag;
import io.keyrota.rules.route53.GeoPlace;
import io.keyrota.rules.route53.RecordSet;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.rules.route53.Routing;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** What is answered of zones, record sets and changes. */
final class Answers {
  static final String HOSTED_ZONE = "hostedzone";

  private Answers() {}

  static HostedZone zone(io.keyrota.rules.route53.HostedZone zone) {
    return new HostedZone(
        "/hostedzone/" + zone.id(),
        zone.name().text(),
        zone.callerReference(),
        new HostedZoneConfig(zone.comment().orElse(null), false),
        zone.recordSets(),
        null,
        null);
  }

  static DelegationSet delegation(io.keyrota.rules.route53.HostedZone zone, Snapshot seen) {
    return zone.delegationSet()
        .flatMap(id -> DelegationSetTable.find(zone.account(), id, seen))
        .map(Answers::delegation)
        .orElseGet(() -> new DelegationSet(null, null, shown(zone.nameServers())));
  }

  static DelegationSet delegation(ReusableDelegationSet set) {
    return new DelegationSet(
        "/delegationset/" + set.id(), set.callerReference(), shown(set.nameServers()));
  }

  static List<String> shown(List<String> nameServers) {
    return nameServers.stream().map(name -> name.replaceFirst("\\.$", "")).toList();
  }

  static ChangeInfo change(ChangeTable.Submitted change) {
    return new ChangeInfo(
        "/change/" + change.id(), "INSYNC", change.at(), change.comment().orElse(null));
  }

  static ResourceRecordSet set(RecordSet set) {
    boolean alias = set.alias().isPresent();
    Routing.Policy policy = set.routing().map(Routing::policy).orElse(null);
    return new ResourceRecordSet(
        set.name().text(),
        set.type().name(),
        set.routing().map(Routing::identifier).orElse(null),
        policy instanceof Routing.Policy.Weighted weighted ? weighted.weight() : null,
        policy instanceof Routing.Policy.Latency latency ? latency.region() : null,
        policy instanceof Routing.Policy.Geographic place
            ? new GeoLocation(
                place.continent().orElse(null),
                place.country().orElse(null),
                place.subdivision().orElse(null))
            : null,
        policy instanceof Routing.Policy.Failover failover
            ? (failover.primary() ? "PRIMARY" : "SECONDARY")
            : null,
        policy instanceof Routing.Policy.Multivalue ? Boolean.TRUE : null,
        alias ? null : set.ttl(),
        alias ? null : set.values().stream().map(ResourceRecord::new).toList(),
        set.alias()
            .map(
                it ->
                    new AliasTarget(
                        it.hostedZoneId(), it.target().text(), it.evaluateTargetHealth()))
            .orElse(null),
        null,
        null,
        null,
        null);
  }

  static GeoLocationDetails place(GeoPlace place) {
    return new GeoLocationDetails(
        place.continent().map(GeoPlace.Code::code).orElse(null),
        place.continent().map(GeoPlace.Code::name).orElse(null),
        place.country().map(GeoPlace.Code::code).orElse(null),
        place.country().map(GeoPlace.Code::name).orElse(null),
        place.subdivision().map(GeoPlace.Code::code).orElse(null),
        place.subdivision().map(GeoPlace.Code::name).orElse(null));
  }

  static ResourceTagSet tags(io.keyrota.rules.route53.HostedZone zone) {
    List<Tag> tags =
        zone.tags().entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toList();
    return new ResourceTagSet(HOSTED_ZONE, zone.id(), tags);
  }
}
