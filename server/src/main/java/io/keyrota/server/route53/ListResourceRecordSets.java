package io.keyrota.server.route53;

import io.keyrota.models.route53.ListResourceRecordSetsRequest;
import io.keyrota.models.route53.ListResourceRecordSetsResponse;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.RecordSet;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.rules.route53.Routing;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a zone's record sets in the order of their reversed names, then types. */
final class ListResourceRecordSets
    implements Operation<ListResourceRecordSetsRequest, ListResourceRecordSetsResponse>, MayWait {

  private static final int MOST = 300;

  @Override
  public Prepared<ListResourceRecordSetsResponse> prepare(
      Request request, ListResourceRecordSetsRequest input, Snapshot seen) {
    Zone zone = Zone.named(request, input.hostedZoneId(), seen);
    return Prepared.of(
        zone.permission("ListResourceRecordSets"), call -> decide(zone.need(call), input, seen));
  }

  private static Outcome<ListResourceRecordSetsResponse> decide(
      HostedZone zone, ListResourceRecordSetsRequest input, Snapshot seen) {
    int size = Pages.size(input.maxItems(), MOST);
    List<RecordSet> sets =
        RecordSetTable.from(
            zone,
            start(input.startRecordName(), input.startRecordType(), input.startRecordIdentifier()),
            size + 1,
            seen);
    boolean more = sets.size() > size;
    return Outcome.of(
        new ListResourceRecordSetsResponse(
            sets.stream().limit(size).map(Answers::set).toList(),
            more,
            more ? sets.get(size).name().text() : null,
            more ? sets.get(size).type().name() : null,
            more ? sets.get(size).routing().map(Routing::identifier).orElse(null) : null,
            Integer.toString(size)));
  }

  private static String start(
      @Nullable String name, @Nullable String type, @Nullable String identifier) {
    if (name == null || name.isEmpty()) {
      if (type != null || identifier != null) {
        throw Route53Refusal.invalidInput(
            "The type or identifier of a record to start with needs its name too.");
      }
      return "";
    }
    if (identifier != null && type == null) {
      throw Route53Refusal.invalidInput(
          "The identifier of a record to start with needs its type too.");
    }
    try {
      return DomainName.of(name).reversed()
          + " "
          + (type == null ? "" : type)
          + (identifier == null ? "" : " " + identifier);
    } catch (DomainName.Malformed malformed) {
      throw Route53Refusal.invalidInput(malformed.problem());
    }
  }
}
