package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateSigningCertificateRequest;
import io.keyrota.models.iam.UpdateSigningCertificateResponse;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Makes a signing certificate inactive, or active again. */
final class UpdateSigningCertificate
    implements Operation<UpdateSigningCertificateRequest, UpdateSigningCertificateResponse> {
  @Override
  public Prepared<UpdateSigningCertificateResponse> prepare(
      Request request, UpdateSigningCertificateRequest input, Snapshot seen) {
    KeyOwner owner = KeyOwner.of(request, input.userName(), seen);
    return Prepared.of(
        owner.permission("iam:UpdateSigningCertificate"),
        call ->
            Outcome.of(
                new UpdateSigningCertificateResponse(),
                UserCredentialsTable.put(
                    request.account(),
                    owner.ownerId(),
                    UserCredentialsTable.of(request.account(), owner.ownerId(), seen)
                        .withSigningCertificate(
                            input.certificateId(),
                            AccessKey.Status.of(input.status()),
                            call.now()))));
  }
}
