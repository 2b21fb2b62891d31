package io.keyrota.server.openid;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.pki.TestChain;
import io.keyrota.server.pki.TestChain.Made;
import io.keyrota.testkit.TestIssuer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose keys are believed, of issuers that no root of the machine's vouches for. */
class ThumbprintsTest {
  private static final String HOST = TestIssuer.HOST;
  private static final String MISMATCH =
      "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint";

  private static final Made ROOT = TestChain.root("Root");
  private static final Made MIDDLE = ROOT.authority("Middle");
  private static final Made SERVER = MIDDLE.server(HOST);

  private static void verified(SSLContext tls, String... thumbprints) {
    try (TestIssuer issuer = new TestIssuer(tls)) {
      String token =
          issuer.token(
              "ES256",
              "{\"iss\":\"%s\",\"aud\":\"app\",\"sub\":\"bob\",\"iat\":1,\"exp\":2}"
                  .formatted(issuer.url()));
      Endpoints endpoints = new Endpoints(Map.of(HOST, issuer.origin()));
      assertThat(new OpenIdTokens(endpoints).verified(token, List.of(thumbprints)).subject())
          .isEqualTo("bob");
    }
  }

  private static void mismatch(SSLContext tls, String... thumbprints) {
    refused(() -> verified(tls, thumbprints)).as("InvalidIdentityToken", MISMATCH);
  }

  @Test
  void aThumbprintOfAnyCertificateThatIsShownWillDo() {
    SSLContext all = SERVER.showing(MIDDLE, ROOT);
    for (Made one : new Made[] {ROOT, MIDDLE, SERVER}) {
      verified(all, one.thumbprint());
      verified(all, "0".repeat(40), one.thumbprint().toUpperCase(Locale.ROOT));
    }
  }

  @Test
  void aCertificateThatVouchesForItselfIsTrustedByItsThumbprint() {
    Made itself = TestChain.itself(HOST);
    verified(itself.showing(), itself.thumbprint());
    mismatch(itself.showing(), SERVER.thumbprint());
  }

  @Test
  void withoutOneThatFitsNobodyIsTrusted() {
    SSLContext all = SERVER.showing(MIDDLE, ROOT);
    mismatch(all);
    mismatch(all, "0".repeat(40), TestChain.root("Root").thumbprint());
    // A root that is not shown has not been seen.
    mismatch(SERVER.showing(MIDDLE), ROOT.thumbprint());
  }

  @Test
  void showingATrustedCertificateIsNotEnough() {
    Made strange = TestChain.root("Root").authority("Middle").server(HOST);
    mismatch(strange.showing(MIDDLE, ROOT), MIDDLE.thumbprint());
    mismatch(strange.showing(MIDDLE, ROOT), ROOT.thumbprint());
    mismatch(TestChain.itself(HOST).showing(SERVER, MIDDLE), SERVER.thumbprint());
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.test", "sub.issuer.test", "127.0.0.1"})
  void aCertificateForAnotherNameIsNotBelieved(String name) {
    mismatch(MIDDLE.server(name).showing(MIDDLE, ROOT), MIDDLE.thumbprint());
    Made itself = TestChain.itself(name);
    mismatch(itself.showing(), itself.thumbprint());
  }

  @Test
  void aCertificateThatIsOverIsNotBelieved() {
    Made over = MIDDLE.expired(HOST);
    mismatch(over.showing(MIDDLE, ROOT), MIDDLE.thumbprint());
    mismatch(over.showing(MIDDLE, ROOT), over.thumbprint());
  }

  @Test
  void aServersCertificateIsNoAuthority() {
    Made below = SERVER.server(HOST);
    mismatch(below.showing(SERVER, MIDDLE, ROOT), MIDDLE.thumbprint());
    mismatch(below.showing(SERVER, MIDDLE, ROOT), ROOT.thumbprint());
  }
}
