package io.keyrota.server.iam;

import io.keyrota.models.iam.GetServerCertificateRequest;
import io.keyrota.models.iam.GetServerCertificateResponse;
import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Shows a server certificate and its chain; its private key never leaves. */
final class GetServerCertificate
    implements Operation<GetServerCertificateRequest, GetServerCertificateResponse> {
  @Override
  public Prepared<GetServerCertificateResponse> prepare(
      Request request, GetServerCertificateRequest input, Snapshot seen) {
    NamedServerCertificate named =
        NamedServerCertificate.of(request, input.serverCertificateName(), seen);
    return Prepared.of(
        named.permission("iam:GetServerCertificate"),
        call -> {
          ServerCertificate certificate = named.need().certificate();
          return Outcome.of(
              new GetServerCertificateResponse(
                  new io.keyrota.models.iam.ServerCertificate(
                      NamedServerCertificate.metadata(certificate),
                      // Without a last line feed, as at AWS: clients compare it with what they
                      // sent.
                      certificate.body().stripTrailing(),
                      certificate.chain().isEmpty() ? null : certificate.chain().stripTrailing(),
                      certificate.tags().isEmpty() ? null : UserAnswer.tags(certificate.tags()))));
        });
  }
}
