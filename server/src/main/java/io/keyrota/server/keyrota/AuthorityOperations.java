package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.KeyrotaModel;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.aws.Api;
import io.keyrota.server.pki.Authority;

/** The operations on the installation's certificate authority. */
public final class AuthorityOperations {

  private AuthorityOperations() {}

  /** Adds them to a table of contents. */
  public static Api in(Api api, AccountId operator, Authority authority) {
    OperatorOnly only = new OperatorOnly(operator);
    return api.with(
            KeyrotaModel.getCertificateAuthorityCertificate(),
            new GetCertificateAuthorityCertificate(only, authority.files()))
        .with(
            KeyrotaModel.getCertificateAuthorityCsr(),
            new GetCertificateAuthorityCsr(only, authority.files()))
        .with(
            KeyrotaModel.importCertificateAuthorityCertificate(),
            new ImportCertificateAuthorityCertificate(only, authority.files()));
  }
}
