package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.AcmeDomainValidationSummary;
import io.keyrota.models.acm.ListAcmeDomainValidationsRequest;
import io.keyrota.models.acm.ListAcmeDomainValidationsResponse;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;

/** Lists the domain validations of an ACME endpoint. */
final class ListAcmeDomainValidations
    implements Operation<ListAcmeDomainValidationsRequest, ListAcmeDomainValidationsResponse> {
  @Override
  public Prepared<ListAcmeDomainValidationsResponse> prepare(
      Request request, ListAcmeDomainValidationsRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    return Prepared.of(
        named.permission("acm:ListAcmeDomainValidations"),
        call -> {
          String owner = named.need().arn().id();
          Place place = EndpointTable.place(named.arn());
          AcmePages<AcmeDomainValidationSummary> page =
              AcmePages.of(
                  "ListAcmeDomainValidations",
                  input.maxResults(),
                  input.nextToken(),
                  Shown::domain,
                  (after, limit) -> seen.ofOwner(DomainTable.TABLE, place, owner, after, limit));
          return Outcome.of(new ListAcmeDomainValidationsResponse(page.items(), page.next()));
        });
  }
}
