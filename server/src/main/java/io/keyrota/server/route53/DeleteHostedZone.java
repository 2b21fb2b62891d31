package io.keyrota.server.route53;

import io.keyrota.models.route53.DeleteHostedZoneRequest;
import io.keyrota.models.route53.DeleteHostedZoneResponse;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.RecordSet;
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
import java.util.List;
import java.util.Optional;

/** Deletes a zone that has nothing but the SOA and NS records of its apex. */
final class DeleteHostedZone
    implements Operation<DeleteHostedZoneRequest, DeleteHostedZoneResponse> {

  @Override
  public Prepared<DeleteHostedZoneResponse> prepare(
      Request request, DeleteHostedZoneRequest input, Snapshot seen) {
    Zone named = Zone.named(request, input.id(), seen);
    return Prepared.of(
        named.permission("DeleteHostedZone"), call -> decide(call, named.need(call), seen));
  }

  private static Outcome<DeleteHostedZoneResponse> decide(
      Call call, HostedZone zone, Snapshot seen) {
    // The apex always has these two, so a third is one that somebody still wants.
    if (zone.recordSets() > 2) {
      throw Route53Refusal.zoneNotEmpty();
    }
    ChangeTable.Submitted change =
        new ChangeTable.Submitted(
            zone.account(),
            Ids.change(call.entropy()),
            call.now().truncatedTo(ChronoUnit.MILLIS),
            Optional.empty());
    List<Change> changes = new ArrayList<>();
    changes.add(HostedZoneTable.remove(zone));
    changes.add(ZoneNameTable.without(zone, seen));
    changes.add(ZoneOrderTable.remove(zone));
    changes.add(ZoneCountTable.put(zone.account(), ZoneCountTable.of(zone.account(), seen) - 1));
    changes.add(RecordSetTable.remove(zone, RecordSet.key(zone.name(), RecordType.NS)));
    changes.add(RecordSetTable.remove(zone, RecordSet.key(zone.name(), RecordType.SOA)));
    changes.add(ChangeTable.put(change));
    zone.delegationSet()
        .flatMap(id -> DelegationSetTable.find(zone.account(), id, seen))
        .ifPresent(set -> changes.add(DelegationSetTable.put(set.withOneZoneLess())));
    return new Outcome<>(new DeleteHostedZoneResponse(Answers.change(change)), changes);
  }
}
