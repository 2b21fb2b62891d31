package io.keyrota.server.acm;

import io.keyrota.models.acm.AddTagsToCertificateRequest;
import io.keyrota.models.acm.AddTagsToCertificateResponse;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a certificate. */
final class AddTagsToCertificate
    implements Operation<AddTagsToCertificateRequest, AddTagsToCertificateResponse> {
  private final AcmWorks works;

  AddTagsToCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<AddTagsToCertificateResponse> prepare(
      Request request, AddTagsToCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    List<AcmTags.Tag> tags = TagAnswer.given(input.tags());
    return Prepared.of(
        named.permission("acm:AddTagsToCertificate", AcmTags.conditions(tags)),
        call -> {
          Certificate certificate = named.need();
          Certificate next = certificate.with(certificate.tags().with(tags));
          return Outcome.of(
              new AddTagsToCertificateResponse(), CertificateTable.put(next, works, seen));
        });
  }
}
