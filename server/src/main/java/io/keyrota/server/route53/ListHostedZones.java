package io.keyrota.server.route53;

import io.keyrota.models.route53.ListHostedZonesRequest;
import io.keyrota.models.route53.ListHostedZonesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lists the account's zones by id. */
final class ListHostedZones
    implements Operation<ListHostedZonesRequest, ListHostedZonesResponse>, MayWait {

  private static final int MOST = 100;

  @Override
  public Prepared<ListHostedZonesResponse> prepare(
      Request request, ListHostedZonesRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("route53:ListHostedZones", "*"), call -> decide(call, input, seen));
  }

  private static Outcome<ListHostedZonesResponse> decide(
      Call call, ListHostedZonesRequest input, Snapshot seen) {
    int size = Pages.size(input.maxItems(), MOST);
    Optional<String> set =
        Optional.ofNullable(input.delegationSetId()).filter(id -> !id.isEmpty()).map(Ids::bare);
    set.ifPresent(id -> DelegationSetTable.need(call.request().account(), id, seen));
    String marker = Objects.requireNonNullElse(input.marker(), "");
    // A zone is public here: of private ones there is none.
    List<HostedZone> zones =
        "PrivateHostedZone".equals(input.hostedZoneType())
            ? List.of()
            : seen
                .page(
                    HostedZoneTable.TABLE,
                    Place.global(call.request().account()),
                    marker.isEmpty() ? "" : Pages.before(Ids.bare(marker)),
                    set.isPresent() ? Route53Limits.HOSTED_ZONES : size + 1)
                .stream()
                .map(Row::value)
                .filter(zone -> set.isEmpty() || zone.delegationSet().equals(set))
                .toList();
    boolean more = zones.size() > size;
    return Outcome.of(
        new ListHostedZonesResponse(
            zones.stream().limit(size).map(Answers::zone).toList(),
            marker,
            more,
            more ? zones.get(size).id() : null,
            Integer.toString(size)));
  }
}
