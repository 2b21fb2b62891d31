package io.keyrota.server.acm;

import io.keyrota.models.acm.ExportCertificateRequest;
import io.keyrota.models.acm.ExportCertificateResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CertificateRules;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/** Hands out a certificate that was requested as exportable, its private key under a passphrase. */
@RevealsSecret
final class ExportCertificate
    implements Operation<ExportCertificateRequest, ExportCertificateResponse>, MayWait {
  private final AcmWorks works;

  ExportCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<ExportCertificateResponse> prepare(
      Request request, ExportCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:ExportCertificate"),
        call -> decide(call, named.need(), input.passphrase(), seen));
  }

  private Outcome<ExportCertificateResponse> decide(
      Call call, Certificate certificate, Secret passphrase, Snapshot seen) {
    needPassphrase(passphrase);
    CertificateRules.needExportable(certificate);
    CertificateBody body = CertificateBodyTable.need(certificate, seen);
    Secret exported;
    try (Secret key = PrivateKeys.open(call, certificate.arn(), body.sealedKey().orElseThrow())) {
      exported = works.files().encrypted(key, passphrase);
    }
    return new Outcome<>(
        new ExportCertificateResponse(body.certificate(), body.chain(), exported),
        CertificateChanges.of(
            certificate,
            CertificateLife.exported(certificate, call.now()),
            works,
            call.now(),
            seen));
  }

  private static void needPassphrase(Secret passphrase) {
    for (byte b : passphrase.reveal()) {
      if (b < 0x20 || b == 0x7f || b == '#' || b == '$' || b == '%') {
        throw AcmRefusal.validation(
            "The passphrase must be ASCII characters other than #, $ and %.");
      }
    }
  }
}
