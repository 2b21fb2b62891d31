package io.keyrota.server.pages;

import static io.keyrota.server.pages.PagesHouse.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.pki.Authority.Answer.Issued;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers may ask for. */
class PagesTest {
  private PagesHouse house;

  @BeforeEach
  void open() throws IOException {
    house = new PagesHouse();
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @Test
  void theseArePagesAndNothingElseIs() {
    assertThat(house.pages.listed())
        .containsExactly(
            "GET /health",
            "GET /ca/root.pem",
            "GET /ca/*.crl",
            "GET /ca/*.cer",
            "GET /ca/ocsp/*",
            "POST /ca/ocsp",
            "GET /approve/*",
            "POST /approve/*",
            "GET /issuer/*/.well-known/openid-configuration",
            "GET /issuer/*/.well-known/jwks.json");
    for (String path :
        List.of(
            "/",
            "/ca",
            "/ca/",
            "/ca/.crl",
            "/ca/a/b.crl",
            "/ca/../x.crl",
            "/ca/root.pem/",
            "/approve/",
            "/approve/a/b",
            "/approve/a%0d%0a.",
            "/healthz",
            "/approve/" + "a".repeat(7000))) {
      assertThat(house.get(path).status()).as(path).isEqualTo(418);
      assertThat(house.post(path, "").status()).as(path).isEqualTo(418);
    }
  }

  @Test
  void anotherMethodIsRefusedAndHeadIsGetWithoutABody() {
    RawResponse refused = house.post("/health", "");
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.headers()).containsExactly(new Header("Allow", "GET"));
    RawResponse head = house.ask("HEAD", "/health", new byte[0]);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void healthTellsWhetherChangesAreTaken() {
    assertThat(house.get("/health").status()).isEqualTo(200);
    assertThat(text(house.get("/health"))).isEqualTo("ok\n");
    house.healthy = false;
    assertThat(house.get("/health").status()).isEqualTo(503);
  }

  @Test
  void beforeAnythingWasIssuedThereIsNoAuthority() {
    for (String path : List.of("/ca/root.pem", "/ca/abc.crl", "/ca/abc.cer")) {
      assertThat(house.get(path).status()).isEqualTo(404);
    }
    assertThat(house.audited).isEmpty();
  }

  @Test
  void certificatesOfTheAuthorityAreThere() throws IOException {
    Issued issued = house.issue();
    assertThat(text(house.get("/ca/root.pem"))).isEqualTo(issued.chain().getLast().pem());
    RawResponse issuer = house.get("/ca/" + issuer(issued) + ".cer");
    assertThat(issuer.body()).isEqualTo(issued.chain().getFirst().der());
    assertThat(issuer.headers()).contains(new Header("Content-Type", "application/pkix-cert"));
  }

  /** As the certificate names it. */
  private static String issuer(Issued issued) throws IOException {
    String all =
        new String(issued.leaf().der(), StandardCharsets.ISO_8859_1)
            .replaceFirst("(?s).*" + PagesHouse.URL + "/ca/([0-9a-f]+)\\.crl.*", "$1");
    assertThat(all).hasSize(40);
    return all;
  }

  @Test
  void aListIsSignedOnceUntilSomethingIsRevokedOrHalfItsLifeIsOver() throws IOException {
    Issued issued = house.issue();
    String path = "/ca/" + issuer(issued) + ".crl";
    house.audited.clear();
    X509CRLHolder first = new X509CRLHolder(house.get(path).body());
    assertThat(house.get(path).body()).isEqualTo(first.getEncoded());
    assertThat(house.audited).extracting(AuditEntry::eventName).containsExactly("Sign");
    assertThat((Collection<?>) first.getRevokedCertificates()).isEmpty();

    house.revoke(issued.serial());
    X509CRLHolder second = new X509CRLHolder(house.get(path).body());
    assertThat(second.getRevokedCertificate(new BigInteger(issued.serial(), 16))).isNotNull();

    house.live(Duration.ofHours(13));
    X509CRLHolder third = new X509CRLHolder(house.get(path).body());
    assertThat(third.getThisUpdate()).isAfter(second.getThisUpdate());
  }

  @Test
  void ocspIsAnsweredByGetAndPostAndKept() throws Exception {
    Issued issued = house.issue();
    byte[] request =
        new OCSPReqBuilder()
            .addRequest(
                new CertificateID(
                    new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
                    new X509CertificateHolder(issued.chain().getFirst().der()),
                    new BigInteger(issued.serial(), 16)))
            .build()
            .getEncoded();
    house.audited.clear();
    RawResponse posted = house.ask("POST", "/ca/ocsp", request);
    assertThat(posted.headers()).contains(new Header("Content-Type", "application/ocsp-response"));
    assertThat(status(posted)).isNull();
    String base64 = Base64.getEncoder().encodeToString(request);
    assertThat(house.get("/ca/ocsp/" + base64).body()).isEqualTo(posted.body());
    assertThat(house.get("/ca/ocsp/" + URLEncoder.encode(base64, StandardCharsets.US_ASCII)).body())
        .isEqualTo(posted.body());
    assertThat(house.audited).extracting(AuditEntry::eventName).containsExactly("Sign");

    house.revoke(issued.serial());
    assertThat(status(house.ask("POST", "/ca/ocsp", request))).isNotNull();
  }

  private static Object status(RawResponse answer) throws Exception {
    OCSPResp response = new OCSPResp(answer.body());
    assertThat(response.getStatus()).isZero();
    return ((BasicOCSPResp) response.getResponseObject()).getResponses()[0].getCertStatus();
  }

  @Test
  void rubbishIsAnsweredWithoutASignature() throws IOException {
    var _ = house.issue();
    house.audited.clear();
    for (RawResponse answer :
        List.of(
            house.ask("POST", "/ca/ocsp", new byte[10]),
            house.ask("POST", "/ca/ocsp", new byte[0]),
            house.get("/ca/ocsp/AAAA"),
            house.get("/ca/ocsp/%zz"),
            house.get("/ca/ocsp/" + "A".repeat(5992)))) {
      assertThat(new OCSPResp(answer.body()).getStatus()).isEqualTo(1);
    }
    assertThat(house.audited).isEmpty();
  }
}
