package io.keyrota.server.pki;

import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The certificates that a client showed in its handshake. */
public final class PeerCertificates {
  private PeerCertificates() {}

  /**
   * All of them in PEM, the client's own first, each line with its line feed.
   *
   * @param session null for a connection without TLS
   * @return empty when it showed none
   */
  public static Optional<String> pem(@Nullable SSLSession session) {
    if (session == null) {
      return Optional.empty();
    }
    try {
      StringBuilder pem = new StringBuilder();
      for (Certificate each : session.getPeerCertificates()) {
        pem.append(Pem.write("CERTIFICATE", each.getEncoded()));
      }
      return Optional.of(pem.toString());
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }
}
