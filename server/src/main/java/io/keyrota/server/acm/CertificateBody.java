package io.keyrota.server.acm;

import io.keyrota.server.sealing.Sealed;

/**
 * A certificate in PEM and its private key.
 *
 * @param id of the certificate
 * @param version of the certificate
 * @param certificate PEM
 * @param chain PEM, its issuers from the nearest on; empty without any
 * @param sealedKey PKCS#8 in DER, encrypted by KMS with the certificate's ARN as context
 */
record CertificateBody(
    String id, long version, String certificate, String chain, Sealed sealedKey) {}
