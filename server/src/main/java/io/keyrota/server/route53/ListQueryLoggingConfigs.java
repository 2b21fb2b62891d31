package io.keyrota.server.route53;

import io.keyrota.models.route53.ListQueryLoggingConfigsRequest;
import io.keyrota.models.route53.ListQueryLoggingConfigsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Lists where queries are logged, of a zone or of all: nowhere, for it cannot be asked for. */
final class ListQueryLoggingConfigs
    implements Operation<ListQueryLoggingConfigsRequest, ListQueryLoggingConfigsResponse> {

  @Override
  public Prepared<ListQueryLoggingConfigsResponse> prepare(
      Request request, ListQueryLoggingConfigsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("route53:ListQueryLoggingConfigs", "*"),
        call -> {
          if (input.hostedZoneId() != null) {
            HostedZone _ = Zone.named(request, input.hostedZoneId(), seen).need(call);
          }
          int _ = Pages.size(input.maxResults(), 100);
          if (input.nextToken() != null) {
            throw new Refusal("InvalidPaginationToken", "The pagination token is not valid.");
          }
          return Outcome.of(new ListQueryLoggingConfigsResponse(List.of(), null));
        });
  }
}
