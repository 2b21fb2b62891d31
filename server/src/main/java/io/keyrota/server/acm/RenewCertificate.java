package io.keyrota.server.acm;

import io.keyrota.models.acm.RenewCertificateRequest;
import io.keyrota.models.acm.RenewCertificateResponse;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateRules;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Begins the renewal of an eligible certificate before it is due. */
final class RenewCertificate
    implements Operation<RenewCertificateRequest, RenewCertificateResponse> {
  private final AcmWorks works;

  RenewCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<RenewCertificateResponse> prepare(
      Request request, RenewCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:RenewCertificate"),
        call -> {
          Certificate certificate = named.need();
          CertificateRules.needRenewable(certificate);
          return new Outcome<>(
              new RenewCertificateResponse(), Renewals.begin(certificate, works, call, seen));
        });
  }
}
