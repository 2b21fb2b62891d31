package io.keyrota.server.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.server.pki.TestChain.Made;
import io.keyrota.testkit.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Roots that the machine trusts, with thumbprints beside them. */
class ThumbprintTrustTest {
  private static final Made KNOWN = TestChain.root("Known");
  private static final Made UNKNOWN = TestChain.root("Unknown");

  private static ThumbprintTrust trust(String... thumbprints) throws Exception {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("known", KNOWN.certificate());
    return ThumbprintTrust.beside(roots, List.of(thumbprints));
  }

  private static void connect(ThumbprintTrust trust, Made server, Made issuer) throws IOException {
    try (TestIssuer there = new TestIssuer(server.showing(issuer));
        SSLSocket socket =
            (SSLSocket)
                trust
                    .tls()
                    .getSocketFactory()
                    .createSocket(
                        new Socket(InetAddress.getLoopbackAddress(), there.origin().getPort()),
                        TestIssuer.HOST,
                        443,
                        true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
    }
  }

  @Test
  void whomARootVouchesForNeedsNoThumbprint() throws Exception {
    ThumbprintTrust trust = trust("0".repeat(40));
    connect(trust, KNOWN.server(TestIssuer.HOST), KNOWN);
    assertThat(trust.refused()).isFalse();
    connect(trust(), KNOWN.server(TestIssuer.HOST), KNOWN);
  }

  @Test
  void whomNoneVouchesForNeedsOne() throws Exception {
    ThumbprintTrust trust = trust();
    assertThatThrownBy(() -> connect(trust, UNKNOWN.server(TestIssuer.HOST), UNKNOWN))
        .isInstanceOf(SSLException.class);
    assertThat(trust.refused()).isTrue();
    connect(trust(UNKNOWN.thumbprint()), UNKNOWN.server(TestIssuer.HOST), UNKNOWN);
  }

  @Test
  void aRootsWordIsForOneName() throws Exception {
    assertThatThrownBy(() -> connect(trust(), KNOWN.server("other.test"), KNOWN))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void nobodyIsTrustedWithoutAConnectionOrAsAClient() throws Exception {
    ThumbprintTrust trust = trust(KNOWN.thumbprint());
    var chain = new X509Certificate[] {KNOWN.certificate()};
    assertThatThrownBy(() -> trust.checkServerTrusted(chain, "UNKNOWN"))
        .isInstanceOf(CertificateException.class);
    assertThatThrownBy(() -> trust.checkClientTrusted(chain, "UNKNOWN"))
        .isInstanceOf(CertificateException.class);
  }
}
