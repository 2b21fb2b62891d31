package io.keyrota.server.acm;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.CertificateDetail;
import io.keyrota.models.acm.DomainValidation;
import io.keyrota.models.acm.GetCertificateRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a request to a certificate: the proof of names by DNS, CAA, time. */
class IssuanceTest {
  private final AcmHarness acm = new AcmHarness();

  @Test
  void aCertificateIsIssuedOnceItsRecordsStand() {
    String arn = acm.request("www.example.com", "*.example.com", "example.com");
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    refused(() -> acm.call(AcmModel.getCertificate(), new GetCertificateRequest(arn)))
        .as("RequestInProgressException");
    acm.live(Duration.ofHours(1));
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    acm.prove(arn);
    acm.live(Duration.ofMinutes(30));
    CertificateDetail issued = acm.describe(arn);
    assertThat(issued.status()).isEqualTo("ISSUED");
    assertThat(issued.subject()).isEqualTo("CN=www.example.com");
    assertThat(issued.subjectAlternativeNames())
        .containsExactly("www.example.com", "*.example.com", "example.com");
    Instant from = Objects.requireNonNull(issued.notBefore());
    Instant signed = Objects.requireNonNull(issued.issuedAt()).truncatedTo(ChronoUnit.SECONDS);
    assertThat(from).isEqualTo(signed.minus(Duration.ofHours(1)));
    assertThat(issued.notAfter()).isEqualTo(from.plus(Duration.ofDays(198)).minusSeconds(1));
    assertThat(issued.keyUsages()).isNotEmpty();
    assertThat(issued.type()).isEqualTo("AMAZON_ISSUED");
    assertThat(acm.validations(arn))
        .extracting(DomainValidation::validationStatus)
        .containsOnly("SUCCESS");
    var got = acm.call(AcmModel.getCertificate(), new GetCertificateRequest(arn));
    assertThat(got.certificate()).startsWith("-----BEGIN CERTIFICATE-----\n");
    assertThat(got.certificateChain()).startsWith("-----BEGIN CERTIFICATE-----\n");
    assertThat(acm.told(arn)).containsExactly("Available");
    assertThat(acm.store.ofKind("certificate-check")).isEmpty();
  }

  @Test
  void aRequestTellsTheSubjectItWillHaveAndNoUsagesYet() {
    CertificateDetail pending = acm.describe(acm.request("www.example.com", "example.com"));
    assertThat(pending.subject()).isEqualTo("CN=www.example.com");
    assertThat(pending.keyUsages()).isEmpty();
    assertThat(pending.extendedKeyUsages()).isEmpty();
    assertThat(pending.serial()).isNull();
  }

  @Test
  void aNameAndItsWildcardShareOneRecordWhichIsAlwaysTheSame() {
    String arn = acm.request("example.com", "*.example.com", "other.example.com");
    List<DomainValidation> first = acm.validations(arn);
    assertThat(first.get(0).resourceRecord()).isEqualTo(first.get(1).resourceRecord());
    assertThat(first.get(2).resourceRecord()).isNotEqualTo(first.get(0).resourceRecord());
    assertThat(acm.validations(acm.request("example.com")).getFirst().resourceRecord())
        .isEqualTo(first.get(0).resourceRecord());
    assertThat(Objects.requireNonNull(first.get(0).resourceRecord()).name())
        .matches("_[0-9a-f]{32}\\.example\\.com\\.");
    assertThat(Objects.requireNonNull(first.get(0).resourceRecord()).value())
        .matches("_[0-9a-f]{32}\\.[a-z]{10}\\.acm-validations\\.aws\\.");
  }

  @Test
  void theRecordMayStandBehindFiveAliasesAndNoMore() {
    String arn = acm.request("example.com");
    var record = Objects.requireNonNull(acm.validations(arn).getFirst().resourceRecord());
    acm.dns.aliases.put(record.name(), "a1.example.net.");
    acm.dns.aliases.put("a1.example.net.", "a2.example.net.");
    acm.dns.aliases.put("a2.example.net.", "a3.example.net.");
    acm.dns.aliases.put("a3.example.net.", "a4.example.net.");
    acm.dns.aliases.put("a4.example.net.", "a5.example.net.");
    acm.dns.aliases.put("a5.example.net.", record.value());
    acm.live(Duration.ofHours(1));
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    acm.dns.aliases.put("a4.example.net.", record.value());
    acm.live(Duration.ofHours(1));
    assertThat(acm.status(arn)).isEqualTo("ISSUED");
  }

  @Test
  void aLoopOfAliasesAndAnotherValueProveNothing() {
    String loop = acm.request("example.com");
    var record = Objects.requireNonNull(acm.validations(loop).getFirst().resourceRecord());
    acm.dns.aliases.put(record.name(), record.name());
    String wrong = acm.request("example.org");
    var other = Objects.requireNonNull(acm.validations(wrong).getFirst().resourceRecord());
    acm.dns.aliases.put(other.name(), record.value());
    acm.liveDays(2);
    assertThat(acm.status(loop)).isEqualTo("PENDING_VALIDATION");
    assertThat(acm.status(wrong)).isEqualTo("PENDING_VALIDATION");
  }

  @Test
  void after72HoursItTimesOutAndNothingIsAskedAnyMore() {
    String arn = acm.request("example.com");
    acm.live(Duration.ofDays(3).minusSeconds(1));
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    acm.live(Duration.ofSeconds(1));
    assertThat(acm.status(arn)).isEqualTo("VALIDATION_TIMED_OUT");
    assertThat(acm.validations(arn).getFirst().validationStatus()).isEqualTo("FAILED");
    acm.dns.asked.clear();
    acm.prove(arn);
    acm.liveDays(3);
    assertThat(acm.dns.asked).isEmpty();
    assertThat(acm.status(arn)).isEqualTo("VALIDATION_TIMED_OUT");
  }

  @Test
  void aPendingNameIsAskedAboutSoonAndThenEveryHalfHour() {
    String arn = acm.request("example.com");
    acm.live(Duration.ofMinutes(1));
    assertThat(acm.dns.asked).hasSizeBetween(8, 16);
    acm.live(Duration.ofHours(24));
    acm.dns.asked.clear();
    acm.live(Duration.ofHours(24));
    assertThat(acm.dns.asked).hasSizeBetween(2 * 47, 2 * 49);
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
  }

  @Test
  void whatCannotBeReachedMeansNotYet() {
    String arn = acm.request("example.com");
    acm.prove(arn);
    acm.dns.unreachable.add("example.com");
    acm.live(Duration.ofHours(2));
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    acm.dns.unreachable.clear();
    acm.live(Duration.ofMinutes(30));
    assertThat(acm.status(arn)).isEqualTo("ISSUED");
  }

  @Test
  void authorizationsOfOthersFailTheRequest() {
    acm.dns.authorizations.put("example.com", List.of("0 issue \"letsencrypt.org\""));
    String arn = acm.request("example.com");
    acm.live(Duration.ofMinutes(1));
    CertificateDetail failed = acm.describe(arn);
    assertThat(failed.status()).isEqualTo("FAILED");
    assertThat(failed.failureReason()).isEqualTo("CAA_ERROR");
    assertThat(acm.store.ofKind("certificate-check")).isEmpty();
  }

  @Test
  void ourOwnAuthorizationAndAmazonsAreTaken() {
    acm.dns.authorizations.put(
        "example.com", List.of("0 issue \"letsencrypt.org\"", "0 issue \"amazon.com; a=b\""));
    acm.dns.authorizations.put("example.org", List.of("0 issuewild \"keyrota.internal\""));
    assertThat(acm.status(acm.issued("example.com", "*.example.org"))).isEqualTo("ISSUED");
  }

  @Test
  void eachOfAHundredNamesIsAskedAboutAndOneThatForbidsIsEnough() {
    AcmHarness big =
        new AcmHarness(
            io.keyrota.rules.acm.AcmQuotas.STANDARD.with(
                io.keyrota.rules.acm.AcmQuota.NAMES_PER_CERTIFICATE, 100));
    String[] names = new String[100];
    for (int i = 0; i < names.length; i++) {
      names[i] = "n" + i + ".example.com";
    }
    String arn = big.request(names);
    big.prove(arn);
    big.dns.authorizations.put("n57.example.com", List.of("0 issue \";\""));
    big.live(Duration.ofSeconds(1));
    assertThat(big.describe(arn).failureReason()).isEqualTo("CAA_ERROR");
    String again = big.request(names);
    big.dns.authorizations.clear();
    big.dns.asked.clear();
    big.live(Duration.ofMinutes(1));
    assertThat(big.status(again)).isEqualTo("ISSUED");
    for (String name : names) {
      assertThat(big.dns.asked).containsOnlyOnce("CAA " + name);
    }
  }

  @Test
  void authorizationsThatChangeAfterTheProofAreSeenBeforeSigning() {
    String arn = acm.request("a.example.com", "b.example.com");
    acm.dns.set(acm.validations(arn).get(0));
    acm.live(Duration.ofHours(2));
    assertThat(acm.validations(arn))
        .extracting(DomainValidation::validationStatus)
        .containsExactly("SUCCESS", "PENDING_VALIDATION");
    acm.dns.authorizations.put("a.example.com", List.of("0 issue \"other.example\""));
    acm.dns.set(acm.validations(arn).get(1));
    acm.live(Duration.ofHours(1));
    assertThat(acm.describe(arn).failureReason()).isEqualTo("CAA_ERROR");
    assertThat(acm.told(arn)).isEmpty();
  }

  @Test
  void authorizationsThatTimeOutAfterTheProofHoldTheSignatureUp() {
    String arn = acm.request("a.example.com", "b.example.com");
    acm.dns.set(acm.validations(arn).get(0));
    acm.live(Duration.ofHours(2));
    acm.dns.unreachable.add("a.example.com");
    acm.dns.set(acm.validations(arn).get(1));
    acm.live(Duration.ofHours(1));
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    acm.dns.unreachable.clear();
    acm.live(Duration.ofMinutes(30));
    assertThat(acm.status(arn)).isEqualTo("ISSUED");
  }

  @Test
  void aPublicSuffixIsRefused() {
    CertificateDetail failed = acm.describe(acm.request("*.co.uk", "example.co.uk"));
    assertThat(failed.status()).isEqualTo("FAILED");
    assertThat(failed.failureReason()).isEqualTo("INVALID_PUBLIC_DOMAIN");
    assertThat(acm.status(acm.request("example.co.uk"))).isEqualTo("PENDING_VALIDATION");
  }

  /** AWS: "You cannot request a certificate for Amazon-owned domain names". */
  @ParameterizedTest
  @CsvSource({
    "amazonaws.com, ADDITIONAL_VERIFICATION_REQUIRED",
    "my-lb-1.us-east-1.elb.amazonaws.com, ADDITIONAL_VERIFICATION_REQUIRED",
    "*.cloudfront.net, ADDITIONAL_VERIFICATION_REQUIRED",
    "App.ElasticBeanstalk.com, ADDITIONAL_VERIFICATION_REQUIRED",
    "notamazonaws.com,",
    "amazonaws.com.example.org,"
  })
  void nobodyIsCertifiedForAmazonsOwnNames(String name, @Nullable String reason) {
    CertificateDetail asked = acm.describe(acm.request(name));
    assertThat(asked.status()).isEqualTo(reason == null ? "PENDING_VALIDATION" : "FAILED");
    assertThat(asked.failureReason()).isEqualTo(reason);
    CertificateDetail among = acm.describe(acm.request("example.com", name));
    assertThat(among.failureReason()).isEqualTo(reason);
  }

  @Test
  void thePrivateKeyIsSealedByKmsUnderTheCertificatesArn() {
    String arn = acm.issued("example.com");
    acm.use(arn);
    var served =
        acm.door
            .find(AcmHarness.ACCOUNT, AcmHarness.REGION, arn, acm.store.snapshot())
            .orElseThrow();
    acm.audited.clear();
    try (var key = acm.door.privateKey(served)) {
      assertThat(key.length()).isPositive();
    }
    assertThat(acm.audited).hasSize(1);
    assertThat(new String(acm.audited.getFirst().record(), StandardCharsets.UTF_8))
        .contains("\"Decrypt\"", "aws:acm:arn", arn, "acm.amazonaws.com");
    assertThat(acm.store.documents().toString()).doesNotContain("PRIVATE KEY");
  }
}
