package io.keyrota.server.acm;

import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.rules.secret.Secret;
import java.time.Instant;

/** Certificates and private keys as files that people bring and take along. */
public interface CertificateFiles {

  /**
   * Reads what is to be imported.
   *
   * @param chain empty when none was brought
   * @return the certificate with its private key, which the caller closes
   * @throws io.keyrota.rules.aws.Refusal ValidationException for anything broken, mismatched,
   *     encrypted, expired, not yet valid or not supported
   */
  Read read(byte[] certificate, Secret privateKey, byte[] chain, Instant now);

  /**
   * A private key in PEM, encrypted: PKCS#8 {@code ENCRYPTED PRIVATE KEY}.
   *
   * @param privateKey PKCS#8 in DER
   */
  Secret encrypted(Secret privateKey, Secret passphrase);

  /**
   * A certificate that was read.
   *
   * @param certificate PEM, one certificate and nothing else
   * @param chain PEM, in the order in which each is signed by the next; empty without any
   * @param privateKey PKCS#8 in DER
   */
  record Read(
      String certificate, String chain, X509Facts facts, KeyAlgorithm algorithm, Secret privateKey)
      implements AutoCloseable {
    @Override
    public void close() {
      privateKey.close();
    }
  }
}
