package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.AcmeExternalAccountBindingSummary;
import io.keyrota.models.acm.ListAcmeExternalAccountBindingsRequest;
import io.keyrota.models.acm.ListAcmeExternalAccountBindingsResponse;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;

/** Lists the external account bindings of an ACME endpoint. */
final class ListAcmeExternalAccountBindings
    implements Operation<
        ListAcmeExternalAccountBindingsRequest, ListAcmeExternalAccountBindingsResponse> {
  @Override
  public Prepared<ListAcmeExternalAccountBindingsResponse> prepare(
      Request request, ListAcmeExternalAccountBindingsRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    return Prepared.of(
        named.permission("acm:ListAcmeExternalAccountBindings"),
        call -> {
          String owner = named.need().arn().id();
          Place place = EndpointTable.place(named.arn());
          AcmePages<AcmeExternalAccountBindingSummary> page =
              AcmePages.of(
                  "ListAcmeExternalAccountBindings",
                  input.maxResults(),
                  input.nextToken(),
                  binding -> Shown.bindingOfList(binding.facts()),
                  (after, limit) -> seen.ofOwner(BindingTable.TABLE, place, owner, after, limit));
          return Outcome.of(new ListAcmeExternalAccountBindingsResponse(page.items(), page.next()));
        });
  }
}
