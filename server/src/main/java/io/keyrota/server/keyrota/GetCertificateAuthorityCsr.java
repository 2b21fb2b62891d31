package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.GetCertificateAuthorityCsrRequest;
import io.keyrota.models.keyrota.GetCertificateAuthorityCsrResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.pki.AuthorityFiles;
import io.keyrota.server.store.Snapshot;

/** A signing request for the authority's key. */
final class GetCertificateAuthorityCsr
    implements MayWait,
        Operation<GetCertificateAuthorityCsrRequest, GetCertificateAuthorityCsrResponse> {
  private static final String ACTION = "keyrota:GetCertificateAuthorityCsr";

  private final OperatorOnly operator;
  private final AuthorityFiles files;

  GetCertificateAuthorityCsr(OperatorOnly operator, AuthorityFiles files) {
    this.operator = operator;
    this.files = files;
  }

  @Override
  public Prepared<GetCertificateAuthorityCsrResponse> prepare(
      Request request, GetCertificateAuthorityCsrRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of(ACTION, "*"),
        call -> {
          operator.require(request, ACTION);
          AuthorityFiles.Csr csr = files.csr(call, seen);
          return new Outcome<>(new GetCertificateAuthorityCsrResponse(csr.pem()), csr.changes());
        });
  }
}
