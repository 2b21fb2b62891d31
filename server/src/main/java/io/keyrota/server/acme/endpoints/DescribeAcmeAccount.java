package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.AcmeAccount;
import io.keyrota.models.acm.AcmeAccountSummary;
import io.keyrota.models.acm.DescribeAcmeAccountRequest;
import io.keyrota.models.acm.DescribeAcmeAccountResponse;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/** Tells of an ACME account. */
@RevealsSecret
final class DescribeAcmeAccount
    implements Operation<DescribeAcmeAccountRequest, DescribeAcmeAccountResponse> {
  private final EndpointWorks works;

  DescribeAcmeAccount(EndpointWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<DescribeAcmeAccountResponse> prepare(
      Request request, DescribeAcmeAccountRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    return Prepared.of(
        named.permission("acm:DescribeAcmeAccount"),
        call -> {
          AcmeAccountSummary shown =
              Shown.account(NamedAccount.need(named, input.accountUrl(), seen), works.urls());
          return Outcome.of(
              new DescribeAcmeAccountResponse(
                  new AcmeAccount(
                      shown.accountUrl(),
                      shown.publicKeyThumbprint(),
                      shown.status(),
                      shown.createdAt(),
                      shown.acmeExternalAccountBindingArn(),
                      shown.contacts())));
        });
  }
}
