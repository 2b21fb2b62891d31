package io.keyrota.server.acm;

import io.keyrota.models.acm.RemoveTagsFromCertificateRequest;
import io.keyrota.models.acm.RemoveTagsFromCertificateResponse;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Removes tags of a certificate; those given with a value, only where they have that value. */
final class RemoveTagsFromCertificate
    implements Operation<RemoveTagsFromCertificateRequest, RemoveTagsFromCertificateResponse> {
  private final AcmWorks works;

  RemoveTagsFromCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<RemoveTagsFromCertificateResponse> prepare(
      Request request, RemoveTagsFromCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    List<AcmTags.Tag> tags = TagAnswer.given(input.tags());
    return Prepared.of(
        named.permission("acm:RemoveTagsFromCertificate", AcmTags.conditions(tags)),
        call -> {
          Certificate certificate = named.need();
          Certificate next = certificate.with(certificate.tags().without(tags));
          return Outcome.of(
              new RemoveTagsFromCertificateResponse(), CertificateTable.put(next, works, seen));
        });
  }
}
