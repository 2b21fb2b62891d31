package io.keyrota.server.acm;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.CertificateOptions;
import io.keyrota.models.acm.DomainValidation;
import io.keyrota.models.acm.DomainValidationOption;
import io.keyrota.models.acm.DomainValidationSummary;
import io.keyrota.models.acm.ListCertificateDomainValidationsRequest;
import io.keyrota.models.acm.RequestCertificateRequest;
import io.keyrota.models.acm.ResendValidationEmailRequest;
import io.keyrota.models.acm.UpdateCertificateOptionsRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Names that are proved by e-mail, and the move from there to DNS. */
class MailTest {
  private final AcmHarness acm = new AcmHarness();

  private void resend(String arn, String name, String domain) {
    acm.call(AcmModel.resendValidationEmail(), new ResendValidationEmailRequest(arn, name, domain));
  }

  private void toDns(String arn) {
    acm.call(
        AcmModel.updateCertificateOptions(),
        new UpdateCertificateOptionsRequest(arn, new CertificateOptions(null, null, "DNS")));
  }

  private List<DomainValidationSummary> summaries(String arn) {
    return Objects.requireNonNull(
        acm.call(
                AcmModel.listCertificateDomainValidations(),
                new ListCertificateDomainValidationsRequest(arn, null, null))
            .domainValidationSummaryList());
  }

  @Test
  void fiveAddressesAreAskedAndApproval() {
    String arn = acm.requestBy("EMAIL", null, "example.com", "www.example.org");
    assertThat(acm.mails).hasSize(2);
    assertThat(acm.mails.getFirst().to())
        .containsExactly(
            "admin@example.com",
            "administrator@example.com",
            "hostmaster@example.com",
            "postmaster@example.com",
            "webmaster@example.com");
    acm.live(Duration.ofHours(1));
    assertThat(acm.dns.asked).isEmpty();
    acm.answer("example.com", true);
    acm.live(Duration.ofHours(1));
    assertThat(acm.validations(arn))
        .extracting(DomainValidation::validationStatus)
        .containsExactly("SUCCESS", "PENDING_VALIDATION");
    acm.answer("www.example.org", true);
    acm.live(Duration.ofMinutes(1));
    assertThat(acm.status(arn)).isEqualTo("ISSUED");
    assertThat(acm.dns.asked).contains("CAA example.com", "CAA www.example.org");
  }

  @Test
  void aRejectionFailsTheRequest() {
    String arn = acm.requestBy("EMAIL", null, "example.com");
    acm.answer("example.com", false);
    assertThat(acm.describe(arn).failureReason()).isEqualTo("DOMAIN_VALIDATION_DENIED");
    assertThat(acm.withdrawn).containsExactly(arn + " example.com");
    acm.answer("example.com", true);
    assertThat(acm.status(arn)).isEqualTo("FAILED");
  }

  @Test
  void theMailMayGoToAParentDomainButToNoPublicSuffix() {
    String arn =
        Objects.requireNonNull(
            acm.call(
                    AcmModel.requestCertificate(),
                    new RequestCertificateRequest(
                        "a.b.example.com",
                        null,
                        null,
                        null,
                        List.of(new DomainValidationOption("a.b.example.com", "example.com")),
                        null,
                        null,
                        null,
                        null,
                        null))
                .certificateArn());
    assertThat(acm.mails.getLast().to()).contains("admin@example.com");
    resend(arn, "a.b.example.com", "b.example.com");
    assertThat(acm.mails.getLast().to()).contains("admin@b.example.com");
    assertThat(acm.validations(arn).getFirst().validationDomain()).isEqualTo("b.example.com");
    refused(() -> resend(arn, "a.b.example.com", "com"))
        .as("InvalidDomainValidationOptionsException");
    refused(() -> resend(arn, "a.b.example.com", "other.com"))
        .as("InvalidDomainValidationOptionsException");
    refused(() -> resend(arn, "other.example.com", "example.com"))
        .as("InvalidDomainValidationOptionsException");
    acm.liveDays(3);
    assertThat(acm.status(arn)).isEqualTo("VALIDATION_TIMED_OUT");
    refused(() -> resend(arn, "a.b.example.com", "example.com")).as("InvalidStateException");
  }

  @Test
  void aRenewalAsksByMailOnItsDays() {
    String arn = acm.requestBy("EMAIL", null, "example.com");
    acm.answer("example.com", true);
    acm.live(Duration.ofMinutes(1));
    acm.use(arn);
    acm.mails.clear();
    acm.liveDays(170);
    assertThat(acm.mails).hasSizeBetween(2, 3);
    assertThat(Objects.requireNonNull(acm.describe(arn).renewalSummary()).renewalStatus())
        .isEqualTo("PENDING_VALIDATION");
    acm.answer("example.com", true);
    acm.live(Duration.ofMinutes(1));
    assertThat(Objects.requireNonNull(acm.describe(arn).renewalSummary()).renewalStatus())
        .isEqualTo("SUCCESS");
  }

  @Test
  void anIssuedCertificateMovesToDnsInPlace() {
    String arn = acm.requestBy("EMAIL", null, "example.com", "*.example.com");
    acm.answer("example.com", true);
    acm.answer("*.example.com", true);
    acm.live(Duration.ofMinutes(1));
    toDns(arn);
    refused(() -> toDns(arn)).as("ConflictException");
    DomainValidationSummary moving = summaries(arn).getFirst();
    assertThat(Objects.requireNonNull(moving.activeValidationConfiguration()).validationMethod())
        .isEqualTo("EMAIL");
    var requested = Objects.requireNonNull(moving.requestedValidationConfiguration());
    assertThat(requested.validationStatus()).isEqualTo("PENDING_VALIDATION");
    var record =
        Objects.requireNonNull(
            Objects.requireNonNull(
                    Objects.requireNonNull(requested.validationChallenge())
                        .dnsValidationChallenge())
                .resourceRecord());
    acm.dns.aliases.put(record.name(), record.value());
    acm.live(Duration.ofMinutes(10));
    assertThat(acm.validations(arn))
        .extracting(DomainValidation::validationMethod)
        .containsExactly("DNS", "DNS");
    assertThat(acm.status(arn)).isEqualTo("ISSUED");
    assertThat(summaries(arn).getFirst().requestedValidationConfiguration()).isNull();
    assertThat(acm.store.ofKind("certificate-check")).isEmpty();
  }

  @Test
  void aMoveWithoutRecordsEndsAfter72Hours() {
    String arn = acm.requestBy("EMAIL", null, "example.com");
    acm.answer("example.com", true);
    acm.live(Duration.ofMinutes(1));
    toDns(arn);
    acm.liveDays(4);
    assertThat(acm.status(arn)).isEqualTo("ISSUED");
    assertThat(acm.validations(arn).getFirst().validationMethod()).isEqualTo("EMAIL");
    assertThat(
            Objects.requireNonNull(summaries(arn).getFirst().requestedValidationConfiguration())
                .validationStatus())
        .isEqualTo("FAILED");
    String byDns = acm.issued("example.net");
    toDns(byDns);
    refused(
            () ->
                acm.call(
                    AcmModel.updateCertificateOptions(),
                    new UpdateCertificateOptionsRequest(
                        byDns, new CertificateOptions(null, "ENABLED", null))))
        .as("ValidationException");
  }
}
