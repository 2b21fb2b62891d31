package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.DeleteAcmeEndpointRequest;
import io.keyrota.models.acm.DeleteAcmeEndpointResponse;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/**
 * Takes an ACME endpoint away: from now on it answers nothing, and a duty deletes what belongs to
 * it. What it has issued stays. One that is not there is deleted already.
 */
final class DeleteAcmeEndpoint
    implements Operation<DeleteAcmeEndpointRequest, DeleteAcmeEndpointResponse> {
  @Override
  public Prepared<DeleteAcmeEndpointResponse> prepare(
      Request request, DeleteAcmeEndpointRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    return Prepared.of(
        named.permission("acm:DeleteAcmeEndpoint"),
        call ->
            new Outcome<>(
                new DeleteAcmeEndpointResponse(),
                named
                    .row()
                    .filter(endpoint -> !endpoint.deleting())
                    .map(endpoint -> List.of(EndpointTable.put(endpoint.ending(call.now()))))
                    .orElse(List.of())));
  }
}
