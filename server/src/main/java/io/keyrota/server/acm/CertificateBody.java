package io.keyrota.server.acm;

import io.keyrota.server.sealing.Sealed;
import java.util.Optional;

/**
 * A certificate in PEM and its private key.
 *
 * @param id of the certificate
 * @param version of the certificate
 * @param certificate PEM
 * @param chain PEM, its issuers from the nearest on; empty without any
 * @param sealedKey PKCS#8 in DER, encrypted by KMS with the certificate's ARN as context; empty
 *     where the client of an ACME endpoint has the key
 */
record CertificateBody(
    String id, long version, String certificate, String chain, Optional<Sealed> sealedKey) {}
