package io.keyrota.server.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.pki.Authority.Answer.Issued;
import io.keyrota.server.store.Due;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the authority signs, in its own eyes and in those of openssl. */
class AuthorityTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final List<String> NAMES = List.of("example.com", "*.example.com");

  @TempDir private Path folder;

  private final AuthorityHouse house = new AuthorityHouse(NOON);

  @AfterEach
  void close() {
    house.close();
  }

  private Order order(KeySpec spec, List<String> names) {
    try (KeyPair pair = house.pair(spec)) {
      return new Order(
          names, pair.publicKey(), house.now, house.now.plus(Duration.ofDays(198)).minusSeconds(1));
    }
  }

  private Openssl openssl(Issued issued) throws IOException {
    Openssl openssl = Openssl.in(folder);
    openssl.write("leaf.pem", issued.leaf().pem());
    openssl.write("intermediate.pem", issued.chain().getFirst().pem());
    openssl.write("root.pem", issued.chain().getLast().pem());
    openssl.write("chain.pem", issued.chainPem());
    return openssl;
  }

  @Test
  void theHierarchyComesIntoBeingWithTheFirstCertificateInItsCommit() {
    Issued issued = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    assertThat(house.audited)
        .extracting(AuditEntry::eventName)
        .containsExactly(
            "CreateKey",
            "GetPublicKey",
            "Sign",
            "CreateKey",
            "GetPublicKey",
            "Sign",
            "Sign",
            "Issue");
    assertThat(house.audited.subList(0, 7))
        .allSatisfy(entry -> assertThat(entry.userName()).isEqualTo("acm-pca.amazonaws.com"))
        .allSatisfy(entry -> assertThat(entry.accountId()).isEqualTo("000000000000"));
    house.audited.clear();
    Issued next = house.issue(order(KeySpec.ECC_NIST_P256, List.of("other.example.com")));
    assertThat(house.audited).extracting(AuditEntry::eventName).containsExactly("Sign", "Issue");
    assertThat(next.chain()).isEqualTo(issued.chain());
    assertThat(next.serial()).isNotEqualTo(issued.serial());
  }

  @Test
  void aServerCertificateSaysWhatWasOrdered() {
    CertificateFacts facts = house.issue(order(KeySpec.ECC_NIST_P256, NAMES)).facts();
    assertThat(facts.subject()).isEqualTo("CN=example.com");
    assertThat(facts.names()).isEqualTo(NAMES);
    assertThat(facts.keyAlgorithm()).isEqualTo("EC_prime256v1");
    assertThat(facts.signatureAlgorithm()).isEqualTo("SHA256WITHECDSA");
    assertThat(facts.keyUsages()).containsExactly("DIGITAL_SIGNATURE");
    assertThat(facts.extendedKeyUsages())
        .containsExactly(
            new CertificateFacts.Purpose("TLS_WEB_SERVER_AUTHENTICATION", "1.3.6.1.5.5.7.3.1"));
    assertThat(facts.notBefore()).isEqualTo(NOON);
    assertThat(facts.notAfter()).isEqualTo("2027-06-12T11:59:59Z");
    assertThat(facts.authority()).isFalse();
    assertThat(HexFormat.ofDelimiter(":").parseHex(facts.serial())).hasSize(16);
  }

  @Test
  void opensslVerifiesTheChainForItsNamesAndPurpose() throws IOException {
    for (KeySpec spec : List.of(KeySpec.ECC_NIST_P256, KeySpec.ECC_NIST_P384, KeySpec.RSA_2048)) {
      Openssl openssl = openssl(house.issue(order(spec, NAMES)));
      String at = " -attime " + NOON.plusSeconds(60).getEpochSecond();
      String verify =
          "verify -x509_strict -purpose sslserver -CAfile root.pem -untrusted intermediate.pem";
      assertThat(openssl.run(verify + at + " -verify_hostname www.example.com leaf.pem"))
          .contains("leaf.pem: OK");
      assertThat(openssl.succeeds(verify + at + " -verify_hostname a.b.example.com leaf.pem"))
          .isFalse();
      assertThat(openssl.succeeds("verify -CAfile root.pem" + at + " leaf.pem")).isFalse();
      assertThat(openssl.run("x509 -in leaf.pem -noout -text"))
          .contains(
              "DNS:example.com, DNS:*.example.com",
              "CA:FALSE",
              "TLS Web Server Authentication",
              "OCSP - URI:http://ca.example.com:4580/ca/ocsp",
              "CA Issuers - URI:http://ca.example.com:4580/ca/",
              ".crl",
              "Policy: 2.23.140.1.2.1");
    }
  }

  @Test
  void aNameTooLongForACommonNameStandsInTheAlternativeNamesAlone() throws IOException {
    String longName = "a".repeat(60) + ".example.com";
    Issued issued = house.issue(order(KeySpec.ECC_NIST_P256, List.of(longName)));
    assertThat(issued.facts().subject()).isEmpty();
    assertThat(issued.facts().names()).containsExactly(longName);
    Openssl openssl = openssl(issued);
    assertThat(openssl.run("x509 -in leaf.pem -noout -ext subjectAltName")).contains("critical");
    assertThat(
            openssl.run(
                "verify -x509_strict -CAfile root.pem -untrusted intermediate.pem -attime "
                    + NOON.plusSeconds(60).getEpochSecond()
                    + " -verify_hostname "
                    + longName
                    + " leaf.pem"))
        .contains("OK");
  }

  @Test
  void nothingIsSignedThatWouldBreakARule() {
    Authority.Answer answer = house.order(order(KeySpec.ECC_NIST_P256, List.of("a_b.example.com")));
    assertThat(answer)
        .isEqualTo(
            new Authority.Answer.Refused(
                List.of(new Finding("cabf.serverauth.invalid_dnsname_syntax"))));
    assertThat(house.audited).extracting(AuditEntry::eventName).doesNotContain("Issue");
  }

  @Test
  void whatItSignsBreaksNoRuleOfTheLinter() {
    Issued issued = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    assertThat(Lint.of(issued.leaf().holder(), Lint.Kind.SERVER)).isEmpty();
    assertThat(Lint.of(issued.chain().get(0).holder(), Lint.Kind.INTERMEDIATE)).isEmpty();
    assertThat(Lint.of(issued.chain().get(1).holder(), Lint.Kind.ROOT)).isEmpty();
    Issued rsa = house.issue(order(KeySpec.RSA_2048, NAMES));
    assertThat(Lint.of(rsa.leaf().holder(), Lint.Kind.SERVER)).isEmpty();
  }

  @Test
  void oneThatWouldOutliveItsAuthorityComesOfANewOne() {
    Issued first = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    house.now = NOON.plus(Duration.ofDays(3652 - 100));
    Issued late = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    assertThat(late.chain()).doesNotContainAnyElementsOf(first.chain());
    assertThat(late.chain()).allMatch(ca -> !ca.notAfter().isBefore(late.facts().notAfter()));
  }

  @Test
  void revocationsStandInAListThatOpensslTakes() throws IOException {
    Issued good = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    Issued bad = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    house.revoke(bad.facts().serial(), 1);
    house.now = NOON.plusSeconds(60);
    String issuer = issuer(bad);
    byte[] der =
        house.look((call, seen) -> house.revocations.list(issuer, call, seen)).orElseThrow().der();
    Openssl openssl = openssl(bad);
    openssl.write("list.der", der);
    openssl.write("good.pem", good.leaf().pem());
    assertThat(openssl.run("crl -inform DER -in list.der -noout -text -CAfile chain.pem"))
        .contains("verify OK", "Key Compromise", "X509v3 CRL Number")
        .containsIgnoringCase(bad.serial());
    openssl.run("crl -inform DER -in list.der -out list.pem");
    String verify =
        "verify -crl_check -CRLfile list.pem -CAfile root.pem -untrusted intermediate.pem -attime "
            + house.now.plusSeconds(60).getEpochSecond();
    assertThat(openssl.succeeds(verify + " leaf.pem")).isFalse();
    assertThat(openssl.run(verify + " good.pem")).contains("good.pem: OK");
  }

  @Test
  void aRevocationCountsOnceAndOnlyForWhatWasIssuedHere() {
    Issued issued = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    house.revoke(issued.serial(), 4);
    house.audited.clear();
    house.revoke(issued.serial(), 1);
    house.revoke("ab:cd", 1);
    assertThat(house.audited).isEmpty();
    assertThat(house.revocations.version(issuer(issued), house.store.snapshot())).contains(1L);
  }

  @Test
  void opensslAsksWhetherACertificateIsRevoked() throws IOException {
    Issued issued = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    Openssl openssl = openssl(issued);
    for (String hash : List.of("sha1", "sha256")) {
      openssl.run(
          "ocsp -"
              + hash
              + " -no_nonce -issuer intermediate.pem -cert leaf.pem -reqout request.der");
      assertThat(ask(openssl, hash)).contains("leaf.pem: good");
    }
    house.revoke(issued.serial(), 1);
    assertThat(ask(openssl, "sha256")).contains("leaf.pem: revoked", "Reason: keyCompromise");
  }

  private String ask(Openssl openssl, String hash) throws IOException {
    Ocsp.Asked asked = house.ocsp.read(openssl.read("request.der"), house.store.snapshot());
    Ocsp.Answer answer =
        house
            .look((call, seen) -> house.ocsp.answer((Ocsp.Asked.About) asked, call, seen))
            .orElseThrow();
    openssl.write("response.der", answer.der());
    return openssl.run(
        "ocsp -respin response.der -"
            + hash
            + " -issuer intermediate.pem -cert leaf.pem -CAfile root.pem"
            + " -verify_other intermediate.pem -no_nonce -validity_period 999999999");
  }

  @Test
  void strangersCannotMakeItSign() {
    Issued issued = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    house.audited.clear();
    for (byte[] request : List.of(new byte[0], new byte[5000], issued.leaf().der())) {
      assertThat(house.ocsp.read(request, house.store.snapshot()))
          .isInstanceOf(Ocsp.Asked.Nothing.class);
    }
    assertThat(house.audited).isEmpty();
  }

  @Test
  void isForgottenAWeekAfterItsEnd() {
    Issued issued = house.issue(order(KeySpec.ECC_NIST_P256, NAMES));
    Instant end = issued.facts().notAfter().plus(Duration.ofDays(7));
    List<Due> due = house.store.due(List.of("issued-certificate"), end, 10);
    assertThat(due).hasSize(1);
    assertThat(house.calls.perform(new ForgetCertificate(), due.getFirst(), end)).isEmpty();
    assertThat(IssuedTable.find(issued.serial(), house.store.snapshot())).isEmpty();
  }

  @Test
  void withoutAnAddressCertificatesDoNotSayWhereToAsk() {
    try (AuthorityHouse silent = new AuthorityHouse(NOON, new Addresses(Optional.empty()))) {
      Issued issued = silent.issue(order(KeySpec.ECC_NIST_P256, NAMES));
      assertThat(Lint.of(issued.leaf().holder(), Lint.Kind.SERVER))
          .extracting(Finding::code)
          .containsExactly(
              "cabf.serverauth.subscriber.revocation_information_absent",
              "msft.end_entity.revocation_information_absent");
    }
  }

  private static String issuer(Issued issued) {
    return HexFormat.of().formatHex(PublicKeys.identifier(issued.chain().getFirst().publicKey()));
  }
}
