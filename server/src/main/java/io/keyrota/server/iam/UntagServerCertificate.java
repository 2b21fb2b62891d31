package io.keyrota.server.iam;

import io.keyrota.models.iam.UntagServerCertificateRequest;
import io.keyrota.models.iam.UntagServerCertificateResponse;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes tags from a server certificate. */
final class UntagServerCertificate
    implements Operation<UntagServerCertificateRequest, UntagServerCertificateResponse> {
  @Override
  public Prepared<UntagServerCertificateResponse> prepare(
      Request request, UntagServerCertificateRequest input, Snapshot seen) {
    NamedServerCertificate named =
        NamedServerCertificate.of(request, input.serverCertificateName(), seen);
    return Prepared.of(
        named.permission("iam:UntagServerCertificate", TagConditions.ofKeys(input.tagKeys())),
        call -> {
          SealedServerCertificate row = named.need();
          Tags after = row.certificate().tags().withoutExact(input.tagKeys());
          return Outcome.of(
              new UntagServerCertificateResponse(),
              ServerCertificateTable.put(row.with(row.certificate().with(after))));
        });
  }
}
