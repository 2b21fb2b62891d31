package io.keyrota.server.acm;

import io.keyrota.models.acm.DeleteCertificateRequest;
import io.keyrota.models.acm.DeleteCertificateResponse;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateRules;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Deletes a certificate that nothing uses, and its private key. */
final class DeleteCertificate
    implements Operation<DeleteCertificateRequest, DeleteCertificateResponse> {
  private final AcmWorks works;

  DeleteCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<DeleteCertificateResponse> prepare(
      Request request, DeleteCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:DeleteCertificate"),
        call -> {
          Certificate certificate = named.need();
          CertificateRules.needDeletable(certificate);
          List<Change> changes = new ArrayList<>(CertificateChanges.removal(certificate));
          changes.addAll(works.mail().withdraw(certificate, seen));
          changes.add(CertificateCountTable.oneLess(certificate, seen));
          return new Outcome<>(new DeleteCertificateResponse(), changes);
        });
  }
}
