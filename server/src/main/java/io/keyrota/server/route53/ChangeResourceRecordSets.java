package io.keyrota.server.route53;

import io.keyrota.models.route53.ChangeResourceRecordSetsRequest;
import io.keyrota.models.route53.ChangeResourceRecordSetsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.ChangeBatch;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.server.aws.Balancers;
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
import java.util.Map;
import java.util.Optional;

/** Changes record sets of a zone: all that the batch names, or none. */
final class ChangeResourceRecordSets
    implements Operation<ChangeResourceRecordSetsRequest, ChangeResourceRecordSetsResponse> {
  private final Balancers balancers;

  ChangeResourceRecordSets(Balancers balancers) {
    this.balancers = balancers;
  }

  @Override
  public Prepared<ChangeResourceRecordSetsResponse> prepare(
      Request request, ChangeResourceRecordSetsRequest input, Snapshot seen) {
    Zone zone = Zone.named(request, input.hostedZoneId(), seen);
    List<ChangeBatch.Change> changes = GivenChanges.of(input.changeBatch().changes());
    return Prepared.of(
        new Permission(
            "route53:ChangeResourceRecordSets", HostedZone.arn(zone.id()), conditions(changes)),
        call -> decide(call, zone.need(call), input, changes, seen));
  }

  private static Map<String, List<String>> conditions(List<ChangeBatch.Change> changes) {
    String key = "route53:ChangeResourceRecordSets";
    return Map.of(
        key + "NormalizedRecordNames",
        changes.stream()
            .map(change -> change.set().name().text().replaceFirst("\\.$", ""))
            .distinct()
            .toList(),
        key + "RecordTypes",
        changes.stream().map(change -> change.set().type().name()).distinct().toList(),
        key + "Actions",
        changes.stream().map(change -> change.action().name()).distinct().toList());
  }

  private Outcome<ChangeResourceRecordSetsResponse> decide(
      Call call,
      HostedZone zone,
      ChangeResourceRecordSetsRequest input,
      List<ChangeBatch.Change> changes,
      Snapshot seen) {
    GivenChanges.aliasesIn(zone, changes, balancers, seen);
    ChangeBatch.Result result =
        ChangeBatch.apply(
            zone, changes, name -> RecordSetTable.at(zone, name, seen), Route53Limits.RECORD_SETS);
    ChangeTable.Submitted change =
        new ChangeTable.Submitted(
            zone.account(),
            Ids.change(call.entropy()),
            call.now().truncatedTo(ChronoUnit.MILLIS),
            Optional.ofNullable(input.changeBatch().comment()));
    List<Change> rows = new ArrayList<>();
    // The zone's row too, always: two batches that each alone would be right then conflict.
    rows.add(HostedZoneTable.put(result.zone()));
    rows.add(ChangeTable.put(change));
    result.put().forEach(set -> rows.add(RecordSetTable.put(zone, set)));
    result.removed().forEach(key -> rows.add(RecordSetTable.remove(zone, key)));
    return new Outcome<>(new ChangeResourceRecordSetsResponse(Answers.change(change)), rows);
  }
}
