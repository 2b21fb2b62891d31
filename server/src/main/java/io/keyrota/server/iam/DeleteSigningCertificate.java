package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteSigningCertificateRequest;
import io.keyrota.models.iam.DeleteSigningCertificateResponse;
import io.keyrota.rules.iam.UserCredentials;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes a signing certificate from a user, or from the root. */
final class DeleteSigningCertificate
    implements Operation<DeleteSigningCertificateRequest, DeleteSigningCertificateResponse> {
  @Override
  public Prepared<DeleteSigningCertificateResponse> prepare(
      Request request, DeleteSigningCertificateRequest input, Snapshot seen) {
    KeyOwner owner = KeyOwner.of(request, input.userName(), seen);
    return Prepared.of(
        owner.permission("iam:DeleteSigningCertificate"),
        call -> {
          UserCredentials has = UserCredentialsTable.of(request.account(), owner.ownerId(), seen);
          return Outcome.of(
              new DeleteSigningCertificateResponse(),
              UserCredentialsTable.put(
                  request.account(),
                  owner.ownerId(),
                  has.withoutSigningCertificate(input.certificateId())),
              CertificateOwnerTable.remove(
                  request.account(), has.signingCertificate(input.certificateId()).fingerprint()));
        });
  }
}
