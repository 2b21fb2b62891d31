package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.ImportCertificateAuthorityCertificateRequest;
import io.keyrota.models.keyrota.ImportCertificateAuthorityCertificateResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.pki.AuthorityFiles;
import io.keyrota.server.store.Snapshot;

/** Puts the authority under a root of its owner. */
final class ImportCertificateAuthorityCertificate
    implements MayWait,
        Operation<
            ImportCertificateAuthorityCertificateRequest,
            ImportCertificateAuthorityCertificateResponse> {
  private static final String ACTION = "keyrota:ImportCertificateAuthorityCertificate";

  private final OperatorOnly operator;
  private final AuthorityFiles files;

  ImportCertificateAuthorityCertificate(OperatorOnly operator, AuthorityFiles files) {
    this.operator = operator;
    this.files = files;
  }

  @Override
  public Prepared<ImportCertificateAuthorityCertificateResponse> prepare(
      Request request, ImportCertificateAuthorityCertificateRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of(ACTION, "*"),
        call -> {
          operator.require(request, ACTION);
          return switch (files.install(
              input.certificate(), input.certificateChain(), call.now(), seen)) {
            case AuthorityFiles.Installing.Installed installed ->
                new Outcome<>(
                    new ImportCertificateAuthorityCertificateResponse(), installed.changes());
            case AuthorityFiles.Installing.Mismatched mismatched ->
                throw new Refusal("CertificateMismatchException", mismatched.why());
            case AuthorityFiles.Installing.Malformed malformed ->
                throw new Refusal("MalformedCertificateException", malformed.why());
          };
        });
  }
}
