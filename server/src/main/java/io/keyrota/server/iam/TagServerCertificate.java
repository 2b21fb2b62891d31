package io.keyrota.server.iam;

import io.keyrota.models.iam.TagServerCertificateRequest;
import io.keyrota.models.iam.TagServerCertificateResponse;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a server certificate. */
final class TagServerCertificate
    implements Operation<TagServerCertificateRequest, TagServerCertificateResponse> {
  @Override
  public Prepared<TagServerCertificateResponse> prepare(
      Request request, TagServerCertificateRequest input, Snapshot seen) {
    NamedServerCertificate named =
        NamedServerCertificate.of(request, input.serverCertificateName(), seen);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    return Prepared.of(
        named.permission("iam:TagServerCertificate", TagConditions.ofTags(tags)),
        call -> {
          SealedServerCertificate row = named.need();
          Tags after = row.certificate().tags().withExact(tags);
          return Outcome.of(
              new TagServerCertificateResponse(),
              ServerCertificateTable.put(row.with(row.certificate().with(after))));
        });
  }
}
