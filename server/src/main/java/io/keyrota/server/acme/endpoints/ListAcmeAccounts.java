package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.AcmeAccountSummary;
import io.keyrota.models.acm.ListAcmeAccountsRequest;
import io.keyrota.models.acm.ListAcmeAccountsResponse;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;

/** Lists the ACME accounts that clients registered with an endpoint. */
@RevealsSecret
final class ListAcmeAccounts
    implements Operation<ListAcmeAccountsRequest, ListAcmeAccountsResponse> {
  private final EndpointWorks works;

  ListAcmeAccounts(EndpointWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<ListAcmeAccountsResponse> prepare(
      Request request, ListAcmeAccountsRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    return Prepared.of(
        named.permission("acm:ListAcmeAccounts"),
        call -> {
          String owner = named.need().arn().id();
          Place place = EndpointTable.place(named.arn());
          AcmePages<AcmeAccountSummary> page =
              AcmePages.of(
                  "ListAcmeAccounts",
                  input.maxResults(),
                  input.nextToken(),
                  account -> Shown.account(account, works.urls()),
                  (after, limit) -> seen.ofOwner(AccountTable.TABLE, place, owner, after, limit));
          return Outcome.of(new ListAcmeAccountsResponse(page.items(), page.next()));
        });
  }
}
