package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.AcmeDomainValidation;
import io.keyrota.models.acm.AcmeDomainValidationSummary;
import io.keyrota.models.acm.DescribeAcmeDomainValidationRequest;
import io.keyrota.models.acm.DescribeAcmeDomainValidationResponse;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells how far the proof of a domain is, and which record it waits for. */
final class DescribeAcmeDomainValidation
    implements Operation<
        DescribeAcmeDomainValidationRequest, DescribeAcmeDomainValidationResponse> {
  @Override
  public Prepared<DescribeAcmeDomainValidationResponse> prepare(
      Request request, DescribeAcmeDomainValidationRequest input, Snapshot seen) {
    Named<AcmeDomain> named = Named.domain(request, input.acmeDomainValidationArn(), seen);
    return Prepared.of(
        named.permission("acm:DescribeAcmeDomainValidation"),
        call -> {
          AcmeDomainValidationSummary shown = Shown.domain(named.need());
          return Outcome.of(
              new DescribeAcmeDomainValidationResponse(
                  new AcmeDomainValidation(
                      shown.acmeDomainValidationArn(),
                      shown.acmeEndpointArn(),
                      shown.domainName(),
                      shown.prevalidationType(),
                      shown.prevalidationDetails(),
                      shown.status(),
                      shown.failureDetails(),
                      shown.createdAt(),
                      shown.updatedAt())));
        });
  }
}
