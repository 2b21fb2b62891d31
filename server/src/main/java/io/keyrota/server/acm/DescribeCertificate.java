package io.keyrota.server.acm;

import io.keyrota.models.acm.DescribeCertificateRequest;
import io.keyrota.models.acm.DescribeCertificateResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Describes a certificate. */
final class DescribeCertificate
    implements Operation<DescribeCertificateRequest, DescribeCertificateResponse> {

  @Override
  public Prepared<DescribeCertificateResponse> prepare(
      Request request, DescribeCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:DescribeCertificate"),
        call -> Outcome.of(new DescribeCertificateResponse(Described.of(named.need()))));
  }
}
