package io.keyrota.server.pki;

import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that an authority of the installation issued and that has not ended long ago.
 *
 * @param serial in lower-case hexadecimal
 * @param issuer the authority's id
 */
record IssuedCertificate(
    String serial, String issuer, Instant notAfter, Optional<Revocation> revocation) {

  /**
   * Its end before its time.
   *
   * @param reason the CRLReason of RFC 5280, 5.3.1
   */
  record Revocation(Instant at, int reason) {}

  IssuedCertificate revoked(Instant at, int reason) {
    return new IssuedCertificate(serial, issuer, notAfter, Optional.of(new Revocation(at, reason)));
  }
}
