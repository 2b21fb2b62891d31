package io.keyrota.server.route53;

import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** The zone that a request names; another account's is none. */
record Zone(String id, Optional<HostedZone> found) {

  static Zone named(Request request, String given, Snapshot seen) {
    String id = Ids.bare(given);
    return new Zone(id, HostedZoneTable.find(request.account(), id, seen));
  }

  Permission permission(String operation) {
    return Permission.of("route53:" + operation, HostedZone.arn(id));
  }

  /** Asked once the permission is granted. */
  HostedZone need(Call call) {
    return found.orElseThrow(() -> Route53Refusal.noSuchHostedZone(id));
  }
}
