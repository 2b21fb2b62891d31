package io.keyrota.server.route53;

import io.keyrota.models.route53.CreateHostedZoneRequest;
import io.keyrota.models.route53.CreateHostedZoneResponse;
import io.keyrota.models.route53.HostedZoneConfig;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Makes a public zone with its SOA and NS records. */
final class CreateHostedZone
    implements Operation<CreateHostedZoneRequest, CreateHostedZoneResponse> {

  private static final String LOCATION = "https://route53.amazonaws.com/2013-04-01/hostedzone/";

  private final List<String> nameServers;

  CreateHostedZone(List<String> nameServers) {
    this.nameServers = nameServers;
  }

  @Override
  public Prepared<CreateHostedZoneResponse> prepare(
      Request request, CreateHostedZoneRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("route53:CreateHostedZone", "*"), call -> decide(call, input, seen));
  }

  private Outcome<CreateHostedZoneResponse> decide(
      Call call, CreateHostedZoneRequest input, Snapshot seen) {
    HostedZoneConfig config = input.hostedZoneConfig();
    if (input.vpc() != null || (config != null && Boolean.TRUE.equals(config.privateZone()))) {
      throw Route53Refusal.invalidInput("Private hosted zones are not supported by this server.");
    }
    var account = call.request().account();
    Optional<ReusableDelegationSet> delegation =
        Optional.ofNullable(input.delegationSetId())
            .map(id -> DelegationSetTable.need(account, Ids.bare(id), seen).withOneZoneMore());
    if (HostedZoneTable.referenced(account, input.callerReference(), seen).isPresent()) {
      throw Route53Refusal.zoneAlreadyExists(input.callerReference());
    }
    DomainName name = name(input.name());
    long zones = ZoneCountTable.of(account, seen);
    if (zones >= Route53Limits.HOSTED_ZONES) {
      throw Route53Refusal.tooManyZones(Route53Limits.HOSTED_ZONES);
    }
    if (ZoneNameTable.of(name, seen).entries().stream()
        .anyMatch(entry -> !entry.account().equals(account))) {
      throw Route53Refusal.nameTakenElsewhere(name.text());
    }
    HostedZone zone =
        new HostedZone(
            account,
            Ids.zone(call.entropy()),
            name,
            input.callerReference(),
            Optional.ofNullable(config).map(HostedZoneConfig::comment),
            call.now(),
            delegation.map(ReusableDelegationSet::nameServers).orElse(nameServers),
            2,
            new LinkedHashMap<>(),
            delegation.map(ReusableDelegationSet::id));
    ChangeTable.Submitted change =
        new ChangeTable.Submitted(
            account,
            Ids.change(call.entropy()),
            call.now().truncatedTo(ChronoUnit.MILLIS),
            Optional.empty());
    List<Change> changes = new ArrayList<>();
    changes.add(HostedZoneTable.put(zone));
    changes.add(ZoneNameTable.with(zone, seen));
    changes.add(ZoneOrderTable.put(zone));
    changes.add(ZoneCountTable.put(account, zones + 1));
    changes.add(ChangeTable.put(change));
    delegation.ifPresent(set -> changes.add(DelegationSetTable.put(set)));
    zone.first().forEach(set -> changes.add(RecordSetTable.put(zone, set)));
    return new Outcome<>(
        new CreateHostedZoneResponse(
            Answers.zone(zone),
            Answers.change(change),
            delegation.map(Answers::delegation).orElseGet(() -> Answers.delegation(zone, seen)),
            null,
            LOCATION + zone.id()),
        changes);
  }

  private static DomainName name(String given) {
    try {
      DomainName name = DomainName.of(given);
      if (name.labels().size() < 2) {
        // As at AWS: nobody may have all of a top-level domain.
        throw Route53Refusal.invalidDomainName(name + " is reserved");
      }
      if (name.labels().getFirst().contains(DomainName.STAR)) {
        // AWS's guide forbids it: records alone may stand for every name, and a zone's own name
        // could not be told from such a record.
        throw Route53Refusal.invalidDomainName(
            "The first label of a hosted zone's name cannot have a *: " + name);
      }
      return name;
    } catch (DomainName.Malformed malformed) {
      throw Route53Refusal.invalidDomainName(malformed.problem());
    }
  }
}
