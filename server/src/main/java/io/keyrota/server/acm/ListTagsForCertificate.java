package io.keyrota.server.acm;

import io.keyrota.models.acm.ListTagsForCertificateRequest;
import io.keyrota.models.acm.ListTagsForCertificateResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the tags of a certificate, by key. */
final class ListTagsForCertificate
    implements Operation<ListTagsForCertificateRequest, ListTagsForCertificateResponse> {

  @Override
  public Prepared<ListTagsForCertificateResponse> prepare(
      Request request, ListTagsForCertificateRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:ListTagsForCertificate"),
        call ->
            Outcome.of(
                new ListTagsForCertificateResponse(TagAnswer.answered(named.need().tags()))));
  }
}
