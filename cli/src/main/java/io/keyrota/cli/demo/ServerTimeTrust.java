package io.keyrota.cli.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what one root has signed, as the JDK's PKIX verification does, at the server's time: the
 * rehearsal is ahead of this machine's clock.
 */
final class ServerTimeTrust extends X509ExtendedTrustManager {
  private final TrustAnchor root;
  private final Supplier<Instant> time;

  private ServerTimeTrust(TrustAnchor root, Supplier<Instant> time) {
    this.root = root;
    this.time = time;
  }

  /**
   * Trusts a root.
   *
   * @param chain PEM, the root last
   */
  static ServerTimeTrust in(String chain, Supplier<Instant> time) throws CertificateException {
    String pem = chain.substring(chain.lastIndexOf("-----BEGIN"));
    X509Certificate root =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    return new ServerTimeTrust(new TrustAnchor(root, null), time);
  }

  /** Trusts a root that has signed nothing. */
  static ServerTimeTrust none(Supplier<Instant> time) throws GeneralSecurityException {
    return new ServerTimeTrust(
        new TrustAnchor(
            "CN=Nobody",
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic(),
            null),
        time);
  }

  private X509ExtendedTrustManager now() throws CertificateException {
    try {
      PKIXBuilderParameters rules = new PKIXBuilderParameters(Set.of(root), new X509CertSelector());
      rules.setDate(Date.from(time.get()));
      rules.setRevocationEnabled(false);
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(rules));
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    now().checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    now().checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    now().checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
