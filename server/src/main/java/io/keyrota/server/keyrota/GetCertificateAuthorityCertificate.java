package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.GetCertificateAuthorityCertificateRequest;
import io.keyrota.models.keyrota.GetCertificateAuthorityCertificateResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.pki.AuthorityFiles;
import io.keyrota.server.store.Snapshot;

/** The certificates of the authority that signs what ACM issues. */
final class GetCertificateAuthorityCertificate
    implements MayWait,
        Operation<
            GetCertificateAuthorityCertificateRequest, GetCertificateAuthorityCertificateResponse> {
  private static final String ACTION = "keyrota:GetCertificateAuthorityCertificate";

  private final OperatorOnly operator;
  private final AuthorityFiles files;

  GetCertificateAuthorityCertificate(OperatorOnly operator, AuthorityFiles files) {
    this.operator = operator;
    this.files = files;
  }

  @Override
  public Prepared<GetCertificateAuthorityCertificateResponse> prepare(
      Request request, GetCertificateAuthorityCertificateRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of(ACTION, "*"),
        call -> {
          operator.require(request, ACTION);
          AuthorityFiles.Certificates found = files.certificates(call, seen);
          return new Outcome<>(
              new GetCertificateAuthorityCertificateResponse(found.certificate(), found.chain()),
              found.changes());
        });
  }
}
