package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.AcmeEndpoint;
import io.keyrota.models.acm.AcmeEndpointSummary;
import io.keyrota.models.acm.DescribeAcmeEndpointRequest;
import io.keyrota.models.acm.DescribeAcmeEndpointResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells of an ACME endpoint. */
final class DescribeAcmeEndpoint
    implements Operation<DescribeAcmeEndpointRequest, DescribeAcmeEndpointResponse> {
  private final EndpointWorks works;

  DescribeAcmeEndpoint(EndpointWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<DescribeAcmeEndpointResponse> prepare(
      Request request, DescribeAcmeEndpointRequest input, Snapshot seen) {
    Named<io.keyrota.rules.acme.AcmeEndpoint> named =
        Named.endpoint(request, input.acmeEndpointArn(), seen);
    return Prepared.of(
        named.permission("acm:DescribeAcmeEndpoint"),
        call -> {
          AcmeEndpointSummary shown = Shown.endpoint(named.need(), works.urls());
          return Outcome.of(
              new DescribeAcmeEndpointResponse(
                  new AcmeEndpoint(
                      shown.acmeEndpointArn(),
                      shown.endpointUrl(),
                      shown.status(),
                      shown.failureReason(),
                      shown.authorizationBehavior(),
                      shown.contact(),
                      shown.certificateAuthority(),
                      shown.certificateTags(),
                      shown.createdAt(),
                      shown.updatedAt())));
        });
  }
}
