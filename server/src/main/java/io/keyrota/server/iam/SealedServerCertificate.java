package io.keyrota.server.iam;

import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;

/** A server certificate with its private key, sealed to the certificate's id, which it keeps. */
record SealedServerCertificate(ServerCertificate certificate, Sealed privateKey) {

  /**
   * Seals the key.
   *
   * @param privateKey PKCS#8 in DER; stays the caller's
   */
  static SealedServerCertificate seal(
      ServerCertificate certificate, Secret privateKey, Sealer sealer) {
    return new SealedServerCertificate(
        certificate, sealer.seal(Sealer.Domain.IAM, boundTo(certificate), privateKey));
  }

  /** The private key, PKCS#8 in DER, which the caller closes. */
  Secret open(Sealer sealer) {
    return sealer.open(Sealer.Domain.IAM, boundTo(certificate), privateKey);
  }

  private static Identity boundTo(ServerCertificate certificate) {
    return new Identity(
        Place.global(certificate.account()),
        ServerCertificateTable.TABLE.kind(),
        certificate.certificateId());
  }

  SealedServerCertificate with(ServerCertificate changed) {
    return new SealedServerCertificate(changed, privateKey);
  }
}
