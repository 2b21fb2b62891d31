package io.keyrota.server.acm;

import io.keyrota.models.acm.RevokeCertificateRequest;
import io.keyrota.models.acm.RevokeCertificateResponse;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateEnd;
import io.keyrota.rules.acm.CertificateEvent;
import io.keyrota.rules.acm.CertificateRules;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Revokes a certificate that has been exported, for good. */
final class RevokeCertificate
    implements Operation<RevokeCertificateRequest, RevokeCertificateResponse> {
  private final AcmWorks works;

  RevokeCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<RevokeCertificateResponse> prepare(
      Request request, RevokeCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    RevocationReason reason = RevocationReason.valueOf(input.revocationReason());
    return Prepared.of(
        named.permission("acm:RevokeCertificate"),
        call -> decide(call, named.need(), reason, seen));
  }

  private Outcome<RevokeCertificateResponse> decide(
      Call call, Certificate certificate, RevocationReason reason, Snapshot seen) {
    CertificateRules.needRevocable(certificate);
    Certificate revoked = CertificateEnd.revoked(certificate, reason, call.now());
    List<Change> changes = new ArrayList<>(works.issuer().revoke(call, certificate, reason, seen));
    if (changes.isEmpty() && works.upstream().isPresent()) {
      // Not one of ours: its authority is told, by a duty.
      changes.add(UpstreamIssuance.revoke(certificate, reason, call, seen));
    }
    changes.addAll(CertificateChanges.of(certificate, revoked, works, call.now(), seen));
    changes.addAll(works.mail().withdraw(certificate, seen));
    changes.add(CertificateChanges.event(revoked, CertificateEvent.revoked(revoked), works, call));
    return new Outcome<>(new RevokeCertificateResponse(certificate.arn().text()), changes);
  }
}
