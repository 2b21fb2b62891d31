package io.keyrota.server.acm;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.DomainStatus;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.rules.acm.FailureReason;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acm.Renewal;
import io.keyrota.rules.acm.RenewalStatus;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What certificates look like in formats 1 and 2, and that they are read for ever. */
class CertificateGolden {
  private static final long MILLIS = 1_795_515_072_987L;
  private static final CertificateArn ARN =
      new CertificateArn(new AccountId("111122223333"), new Region("eu-central-1"), "c");

  private static Instant at(int milliseconds) {
    return Instant.ofEpochMilli(MILLIS + milliseconds);
  }

  private static Document.Builder head(CertificateStatus status) {
    return Document.builder()
        .put("account", "111122223333")
        .put("region", "eu-central-1")
        .put("id", "c")
        .put("type", "AMAZON_ISSUED")
        .put("keyAlgorithm", "EC_prime256v1")
        .put("names", List.of("example.com", "*.example.com"))
        .put("exportable", true)
        .put("status", status.name());
  }

  private static Document proof(String status, boolean proved) {
    Document.Builder document =
        Document.builder()
            .put("name", "*.example.com")
            .put("method", "DNS")
            .put("domain", "example.com")
            .put("status", status);
    return proved
        ? document.put("proved", MILLIS + 1).put("caaChecked", MILLIS + 2).build()
        : document.build();
  }

  private static DomainValidation proof(DomainStatus status, boolean proved) {
    return new DomainValidation(
        "*.example.com",
        ValidationMethod.DNS,
        "example.com",
        status,
        proved ? Optional.of(at(1)) : Optional.empty(),
        proved ? Optional.of(at(2)) : Optional.empty());
  }

  private static void keeps(Document document, Certificate row) {
    assertThat(CertificateTable.TABLE.kind()).isEqualTo("certificate");
    assertThat(CertificateTable.TABLE.format()).isEqualTo(2);
    assertThat(CertificateTable.TABLE.read(1, document)).isEqualTo(row);
    assertThat(DocumentFormat.encode(CertificateTable.TABLE.write(row)))
        .isEqualTo(DocumentFormat.encode(document));
    assertThat(CertificateTable.TABLE.due(row)).isEqualTo(row.due().orElse(null));
  }

  @Test
  void aCertificateThatWaits() {
    keeps(
        head(CertificateStatus.PENDING_VALIDATION)
            .putDocuments("validations", List.of(proof("PENDING_VALIDATION", false)))
            .put("proving", MILLIS + 3)
            .put("created", MILLIS)
            .put("everExported", false)
            .put("tags", Map.of())
            .put("version", 0)
            .putDocuments("uses", List.of())
            .build(),
        certificate(
            CertificateStatus.PENDING_VALIDATION,
            List.of(proof(DomainStatus.PENDING_VALIDATION, false)),
            0,
            Optional.empty()));
  }

  /** One to which little happened. */
  private static Certificate certificate(
      CertificateStatus status,
      List<DomainValidation> validations,
      long version,
      Optional<Certificate.AcmeOrigin> acme) {
    return new Certificate(
        ARN,
        CertificateType.AMAZON_ISSUED,
        KeyAlgorithm.EC_PRIME256V1,
        List.of("example.com", "*.example.com"),
        true,
        status,
        Optional.empty(),
        validations,
        at(3),
        at(0),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        new AcmTags(new LinkedHashMap<>()),
        version,
        Optional.empty(),
        acme,
        Optional.empty());
  }

  @Test
  void aCertificateOfAnAcmeClient() {
    keeps(
        head(CertificateStatus.ISSUED)
            .putDocuments("validations", List.of())
            .put("proving", MILLIS + 3)
            .put("created", MILLIS)
            .put("everExported", false)
            .put("tags", Map.of())
            .put("version", 1)
            .put("acmeEndpoint", "arn:endpoint")
            .put("acmeAccount", "a")
            .putDocuments("uses", List.of())
            .build(),
        certificate(
            CertificateStatus.ISSUED,
            List.of(),
            1,
            Optional.of(new Certificate.AcmeOrigin("arn:endpoint", "a"))));
  }

  @Test
  void aCertificateToWhichEverythingHappened() {
    keeps(
        head(CertificateStatus.REVOKED)
            .put("failure", "CAA_ERROR")
            .putDocuments("validations", List.of(proof("SUCCESS", true)))
            .put("proving", MILLIS + 3)
            .put("created", MILLIS)
            .put("issued", MILLIS + 4)
            .put("imported", MILLIS + 5)
            .put("exported", MILLIS + 6)
            .put("everExported", true)
            .put("tags", Map.of("t", "u"))
            .put("version", 7)
            .put("told", MILLIS + 8)
            .put("due", MILLIS + 9)
            .put("revoked", MILLIS + 10)
            .put("revocationReason", "KEY_COMPROMISE")
            .putDocuments(
                "facts",
                List.of(
                    Document.builder()
                        .put("serial", "0a:0b")
                        .put("subject", "CN=example.com")
                        .put("issuer", "CN=ca")
                        .put("names", List.of("example.com"))
                        .put("notBefore", MILLIS + 11)
                        .put("notAfter", MILLIS + 12)
                        .put("signatureAlgorithm", "SHA256WITHECDSA")
                        .put("keyUsages", List.of("DIGITAL_SIGNATURE"))
                        .putDocuments(
                            "extendedKeyUsages",
                            List.of(
                                Document.builder()
                                    .put("name", "TLS_WEB_SERVER_AUTHENTICATION")
                                    .put("oid", "1.3.6.1.5.5.7.3.1")
                                    .build()))
                        .build()))
            .putDocuments(
                "renewal",
                List.of(
                    Document.builder()
                        .put("status", "PENDING_VALIDATION")
                        .putDocuments("validations", List.of(proof("FAILED", false)))
                        .put("begun", MILLIS + 13)
                        .put("updated", MILLIS + 14)
                        .put("reason", "CAA_ERROR")
                        .put("noticed", 45)
                        .build()))
            .put("migrating", MILLIS + 15)
            .putDocuments("migration", List.of(proof("PENDING_VALIDATION", false)))
            .putDocuments(
                "uses",
                List.of(
                    Document.builder().put("user", "balancer").put("place", "listener").build()))
            .build(),
        new Certificate(
            ARN,
            CertificateType.AMAZON_ISSUED,
            KeyAlgorithm.EC_PRIME256V1,
            List.of("example.com", "*.example.com"),
            true,
            CertificateStatus.REVOKED,
            Optional.of(FailureReason.CAA_ERROR),
            List.of(proof(DomainStatus.SUCCESS, true)),
            at(3),
            at(0),
            Optional.of(at(4)),
            Optional.of(at(5)),
            Optional.of(new Certificate.Revocation(at(10), RevocationReason.KEY_COMPROMISE)),
            Optional.of(
                new X509Facts(
                    "0a:0b",
                    "CN=example.com",
                    "CN=ca",
                    List.of("example.com"),
                    at(11),
                    at(12),
                    "SHA256WITHECDSA",
                    List.of("DIGITAL_SIGNATURE"),
                    List.of(
                        new X509Facts.ExtendedKeyUsage(
                            "TLS_WEB_SERVER_AUTHENTICATION", "1.3.6.1.5.5.7.3.1")))),
            Optional.of(
                new Renewal(
                    RenewalStatus.PENDING_VALIDATION,
                    List.of(proof(DomainStatus.FAILED, false)),
                    at(13),
                    at(14),
                    Optional.of(FailureReason.CAA_ERROR),
                    Optional.of(45))),
            Optional.of(
                new Certificate.Migration(
                    List.of(proof(DomainStatus.PENDING_VALIDATION, false)), at(15))),
            Optional.of(at(6)),
            true,
            List.of(new Certificate.Use("balancer", "listener")),
            new AcmTags(new LinkedHashMap<>(Map.of("t", "u"))),
            7,
            Optional.of(at(8)),
            Optional.empty(),
            Optional.of(at(9))));
  }
}
