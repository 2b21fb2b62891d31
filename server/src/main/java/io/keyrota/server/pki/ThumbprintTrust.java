package io.keyrota.server.pki;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom one TLS client trusts: whom the machine trusts; else who shows a chain with a certificate of
 * one of these thumbprints in it, as AWS trusts OpenID Connect providers. Such a certificate is
 * trusted like a root: what the chain has before it must be issued under it, for the name that is
 * asked and in its time, or be it.
 */
public final class ThumbprintTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager known;
  private final Set<String> thumbprints = new HashSet<>();
  private volatile boolean refused;

  private ThumbprintTrust(X509ExtendedTrustManager known, Collection<String> thumbprints) {
    this.known = known;
    thumbprints.forEach(it -> this.thumbprints.add(it.toLowerCase(Locale.ROOT)));
  }

  /**
   * Trust in the machine's roots and in these certificates.
   *
   * @param thumbprints SHA-1 in hexadecimal digits
   */
  public static ThumbprintTrust of(Collection<String> thumbprints) {
    return beside(null, thumbprints);
  }

  /**
   * The same with other roots.
   *
   * @param roots null for the machine's
   */
  static ThumbprintTrust beside(@Nullable KeyStore roots, Collection<String> thumbprints) {
    try {
      return new ThumbprintTrust(in(roots), thumbprints);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java trusts nobody", e);
    }
  }

  private static X509ExtendedTrustManager in(@Nullable KeyStore roots)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new CertificateException("no trust manager"));
  }

  /** TLS that trusts so. */
  public SSLContext tls() {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {this}, null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** Whether somebody was not trusted. */
  public boolean refused() {
    return refused;
  }

  /** A way to judge a chain, which knows whose it should be. */
  @FunctionalInterface
  private interface Judge {
    void judge(X509ExtendedTrustManager by) throws CertificateException;
  }

  private void check(X509Certificate[] chain, Judge judge) throws CertificateException {
    try {
      judge.judge(known);
    } catch (CertificateException unknown) {
      try {
        judge.judge(pinned(chain));
      } catch (CertificateException | RuntimeException e) {
        refused = true;
        throw new CertificateException("trusted neither by a root nor by a thumbprint", unknown);
      }
    }
  }

  /** Trust in those certificates of the chain whose thumbprints are known. */
  private X509ExtendedTrustManager pinned(X509Certificate[] chain) throws CertificateException {
    List<X509Certificate> found =
        Arrays.stream(chain).filter(it -> thumbprints.contains(thumbprint(it))).toList();
    if (found.isEmpty()) {
      throw new CertificateException("no certificate of a known thumbprint");
    }
    // Java asks neither of a root nor of a server's certificate that it finds among the roots.
    chain[0].checkValidity();
    for (X509Certificate certificate : found) {
      certificate.checkValidity();
    }
    try {
      KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
      roots.load(null, null);
      for (int i = 0; i < found.size(); i++) {
        roots.setCertificateEntry("pinned" + i, found.get(i));
      }
      return in(roots);
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException("a certificate that cannot be kept", e);
    }
  }

  /** SHA-1 over the certificate in DER, in lower-case hexadecimal digits. */
  static String thumbprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a certificate that has no encoding", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, by -> by.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, by -> by.checkServerTrusted(chain, authType, engine));
  }

  /** Without a connection nobody knows whose name is meant. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("no connection");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("not for servers");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("not for servers");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("not for servers");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
