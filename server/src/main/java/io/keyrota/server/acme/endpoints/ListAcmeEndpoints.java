package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.AcmeEndpointSummary;
import io.keyrota.models.acm.ListAcmeEndpointsRequest;
import io.keyrota.models.acm.ListAcmeEndpointsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;

/** Lists the ACME endpoints of the account and region. */
final class ListAcmeEndpoints
    implements Operation<ListAcmeEndpointsRequest, ListAcmeEndpointsResponse> {
  private final EndpointWorks works;

  ListAcmeEndpoints(EndpointWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<ListAcmeEndpointsResponse> prepare(
      Request request, ListAcmeEndpointsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("acm:ListAcmeEndpoints", "*"),
        call -> {
          Place place = new Place(request.account(), request.region());
          AcmePages<AcmeEndpointSummary> page =
              AcmePages.of(
                  "ListAcmeEndpoints",
                  input.maxResults(),
                  input.nextToken(),
                  endpoint -> Shown.endpoint(endpoint, works.urls()),
                  (after, limit) -> seen.page(EndpointTable.TABLE, place, after, limit));
          return Outcome.of(new ListAcmeEndpointsResponse(page.items(), page.next()));
        });
  }
}
