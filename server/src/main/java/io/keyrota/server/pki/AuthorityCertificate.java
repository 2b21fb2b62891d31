package io.keyrota.server.pki;

import java.util.List;
import java.util.Optional;

/**
 * An authority of the installation: a key in KMS and the certificate that says so.
 *
 * @param id its key's identifier in hexadecimal: what pages name it by
 * @param keyArn the KMS key in the system account
 * @param certificate PEM
 * @param chain PEM of those above it, the nearest first; empty for a root
 * @param parent the id of the authority that signed it; empty for a root and under a foreign one
 * @param revocations grows with every revocation, so that lists are made anew
 */
record AuthorityCertificate(
    String id,
    String keyArn,
    String certificate,
    String chain,
    Optional<String> parent,
    long revocations) {

  X509 x509() {
    return first(certificate);
  }

  /** Those above it, the nearest first. */
  List<X509> above() {
    return chain.isEmpty() ? List.of() : CertificateFiles.chainOf(chain).orElseThrow();
  }

  AuthorityCertificate revokedOneMore() {
    return new AuthorityCertificate(id, keyArn, certificate, chain, parent, revocations + 1);
  }

  /** The same key under another authority. */
  AuthorityCertificate under(String newCertificate, String newChain) {
    return new AuthorityCertificate(
        id, keyArn, newCertificate, newChain, Optional.empty(), revocations);
  }

  private static X509 first(String pem) {
    return CertificateFiles.chainOf(pem).orElseThrow().getFirst();
  }
}
