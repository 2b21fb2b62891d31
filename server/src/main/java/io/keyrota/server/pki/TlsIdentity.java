package io.keyrota.server.pki;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** A certificate with its private key, ready for handshakes. */
public final class TlsIdentity {
  private final String alias;
  private final PrivateKey key;
  private final X509Certificate[] chain;

  private TlsIdentity(String alias, PrivateKey key, X509Certificate[] chain) {
    this.alias = alias;
    this.key = key;
    this.chain = chain;
  }

  /**
   * Reads the certificate and its issuers.
   *
   * @param alias what TLS calls it; another version of the same certificate has another
   * @param certificate PEM
   * @param issuers PEM, nearest first; may be empty
   * @throws IllegalArgumentException when they are no certificates
   */
  public static TlsIdentity of(String alias, PrivateKey key, String certificate, String issuers) {
    String all = certificate.strip() + "\n" + issuers.strip() + "\n";
    try {
      X509Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(all.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toArray(X509Certificate[]::new);
      if (chain.length == 0) {
        throw new IllegalArgumentException("no certificate to serve");
      }
      return new TlsIdentity(alias, key, chain);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("no certificate to serve", e);
    }
  }

  String alias() {
    return alias;
  }

  PrivateKey key() {
    return key;
  }

  X509Certificate[] chain() {
    return Arrays.copyOf(chain, chain.length);
  }

  /** Whether a handshake that wants a key of that type (RSA, EC, EdDSA …) can use it. */
  public boolean fits(String keyType) {
    String own = key.getAlgorithm();
    return keyType.equals(own) || (own.startsWith("Ed") && keyType.startsWith("Ed"));
  }
}
