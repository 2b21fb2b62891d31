package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteServerCertificateRequest;
import io.keyrota.models.iam.DeleteServerCertificateResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes a server certificate with its private key, unless somebody serves it. */
final class DeleteServerCertificate
    implements Operation<DeleteServerCertificateRequest, DeleteServerCertificateResponse> {
  @Override
  public Prepared<DeleteServerCertificateResponse> prepare(
      Request request, DeleteServerCertificateRequest input, Snapshot seen) {
    NamedServerCertificate named =
        NamedServerCertificate.of(request, input.serverCertificateName(), seen);
    return Prepared.of(
        named.permission("iam:DeleteServerCertificate"),
        call -> {
          AccountId account = request.account();
          ServerCertificate certificate = named.need().certificate();
          certificate.needUnused();
          return Outcome.of(
              new DeleteServerCertificateResponse(),
              ServerCertificateTable.remove(certificate),
              HoldingsTable.put(
                  account, HoldingsTable.of(account, seen).less(Holding.SERVER_CERTIFICATES, 1)));
        });
  }
}
