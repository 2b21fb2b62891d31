package io.keyrota.server.route53;

import io.keyrota.models.route53.ListHostedZonesByNameRequest;
import io.keyrota.models.route53.ListHostedZonesByNameResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the account's zones in the order of their reversed names. */
final class ListHostedZonesByName
    implements Operation<ListHostedZonesByNameRequest, ListHostedZonesByNameResponse>, MayWait {

  private static final int MOST = 100;

  @Override
  public Prepared<ListHostedZonesByNameResponse> prepare(
      Request request, ListHostedZonesByNameRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("route53:ListHostedZonesByName", "*"), call -> decide(call, input, seen));
  }

  private static Outcome<ListHostedZonesByNameResponse> decide(
      Call call, ListHostedZonesByNameRequest input, Snapshot seen) {
    int size = Pages.size(input.maxItems(), MOST);
    var account = call.request().account();
    List<HostedZone> zones =
        seen
            .page(
                ZoneOrderTable.TABLE,
                Place.global(account),
                after(input.dnsName(), input.hostedZoneId()),
                size + 1)
            .stream()
            .map(row -> HostedZoneTable.find(account, row.value().zoneId(), seen))
            .flatMap(Optional::stream)
            .toList();
    boolean more = zones.size() > size;
    return Outcome.of(
        new ListHostedZonesByNameResponse(
            zones.stream().limit(size).map(Answers::zone).toList(),
            input.dnsName(),
            input.hostedZoneId(),
            more,
            more ? zones.get(size).name().text() : null,
            more ? zones.get(size).id() : null,
            Integer.toString(size)));
  }

  private static String after(@Nullable String name, @Nullable String zoneId) {
    if (name == null || name.isEmpty()) {
      if (zoneId != null && !zoneId.isEmpty()) {
        throw Route53Refusal.invalidInput("HostedZoneId is of use with DNSName only.");
      }
      return "";
    }
    try {
      String key = ZoneOrderTable.key(DomainName.of(name), "");
      return zoneId == null || zoneId.isEmpty() ? key : Pages.before(key + Ids.bare(zoneId));
    } catch (DomainName.Malformed malformed) {
      throw Route53Refusal.invalidDomainName(malformed.problem());
    }
  }
}
