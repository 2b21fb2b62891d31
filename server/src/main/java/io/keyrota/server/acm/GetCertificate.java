package io.keyrota.server.acm;

import io.keyrota.models.acm.GetCertificateRequest;
import io.keyrota.models.acm.GetCertificateResponse;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateRules;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import org.jspecify.annotations.Nullable;

/** Answers a certificate and its chain in PEM. */
final class GetCertificate implements Operation<GetCertificateRequest, GetCertificateResponse> {

  @Override
  public Prepared<GetCertificateResponse> prepare(
      Request request, GetCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:GetCertificate"),
        call -> {
          Certificate certificate = named.need();
          CertificateRules.needSigned(certificate);
          CertificateBody body = CertificateBodyTable.need(certificate, seen);
          return Outcome.of(
              new GetCertificateResponse(body.certificate(), chain(certificate, body)));
        });
  }

  /** Who signed itself is, as in AWS, the whole of its chain. */
  private static @Nullable String chain(Certificate certificate, CertificateBody body) {
    if (!body.chain().isEmpty()) {
      return body.chain();
    }
    boolean selfIssued =
        certificate.facts().filter(facts -> facts.issuer().equals(facts.subject())).isPresent();
    return selfIssued ? body.certificate() : null;
  }
}
