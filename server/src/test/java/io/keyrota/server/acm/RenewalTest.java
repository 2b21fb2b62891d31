package io.keyrota.server.acm;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.CertificateDetail;
import io.keyrota.models.acm.DeleteCertificateRequest;
import io.keyrota.models.acm.ExpiryEventsConfiguration;
import io.keyrota.models.acm.GetAccountConfigurationRequest;
import io.keyrota.models.acm.PutAccountConfigurationRequest;
import io.keyrota.models.acm.RenewCertificateRequest;
import io.keyrota.models.acm.RenewalSummary;
import io.keyrota.server.events.Event;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What happens to issued certificates by time alone. */
class RenewalTest {
  private final AcmHarness acm = new AcmHarness();

  private RenewalSummary renewal(String arn) {
    return Objects.requireNonNull(acm.describe(arn).renewalSummary());
  }

  @Test
  void aCertificateInUseIsRenewedByItselfUnderItsArn() {
    String arn = acm.issued("www.example.com");
    acm.use(arn);
    CertificateDetail before = acm.describe(arn);
    assertThat(before.renewalEligibility()).isEqualTo("ELIGIBLE");
    assertThat(before.inUseBy()).containsExactly("arn:lb");
    var served = acm.door.find(AcmHarness.ACCOUNT, AcmHarness.REGION, arn, acm.store.snapshot());
    acm.liveDays(152);
    assertThat(acm.describe(arn).serial()).isEqualTo(before.serial());
    acm.liveDays(2);
    CertificateDetail after = acm.describe(arn);
    assertThat(after.serial()).isNotEqualTo(before.serial());
    assertThat(after.notAfter()).isAfter(before.notAfter());
    assertThat(renewal(arn).renewalStatus()).isEqualTo("SUCCESS");
    assertThat(acm.told(arn)).containsExactly("Available", "Available");
    assertThat(acm.events(arn).getLast().detail().texts())
        .containsEntry("Action", "RENEWAL")
        .containsEntry("InUse", "TRUE");
    var swapped = acm.door.find(AcmHarness.ACCOUNT, AcmHarness.REGION, arn, acm.store.snapshot());
    assertThat(swapped.orElseThrow().version()).isGreaterThan(served.orElseThrow().version());
    assertThat(swapped.orElseThrow().certificate())
        .isNotEqualTo(served.orElseThrow().certificate());
  }

  @Test
  void anUnusedOneIsToldOfAndExpires() {
    String arn = acm.issued("www.example.com");
    assertThat(acm.describe(arn).renewalEligibility()).isEqualTo("INELIGIBLE");
    acm.liveDays(199);
    assertThat(acm.status(arn)).isEqualTo("EXPIRED");
    List<String> told = acm.told(arn);
    assertThat(told.getFirst()).isEqualTo("Available");
    assertThat(told.subList(1, told.size() - 1)).hasSize(30).containsOnly("Approaching Expiration");
    assertThat(told.getLast()).isEqualTo("Expired");
    Event first = acm.events(arn).get(1);
    assertThat(first.source()).isEqualTo("aws.acm");
    assertThat(first.detail().texts())
        .containsEntry("DaysToExpiry", "30")
        .containsEntry("CommonName", "www.example.com");
  }

  @Test
  void aRecordThatHasGoneIsToldOfOnTheDaysBeforeTheEnd() {
    String arn = acm.issued("www.example.com");
    acm.use(arn);
    acm.dns.remove(acm.validations(arn).getFirst());
    acm.liveDays(154);
    assertThat(renewal(arn).renewalStatus()).isEqualTo("PENDING_VALIDATION");
    assertThat(renewal(arn).domainValidationOptions().getFirst().validationStatus())
        .isEqualTo("PENDING_VALIDATION");
    acm.liveDays(45);
    assertThat(acm.status(arn)).isEqualTo("EXPIRED");
    assertThat(renewal(arn).renewalStatus()).isEqualTo("FAILED");
    List<String> days =
        acm.events(arn).stream()
            .filter(event -> event.detailType().endsWith("Renewal Action Required"))
            .map(event -> Objects.requireNonNull(event.detail().texts().get("DaysToExpiry")))
            .toList();
    assertThat(days).hasSize(6).startsWith("45", "30", "15", "7", "3");
  }

  @Test
  void aRecordThatComesBackLetsTheRenewalGoOn() {
    String arn = acm.issued("www.example.com");
    acm.use(arn);
    var validation = acm.validations(arn).getFirst();
    acm.dns.remove(validation);
    acm.liveDays(170);
    acm.dns.set(validation);
    acm.live(Duration.ofMinutes(31));
    assertThat(renewal(arn).renewalStatus()).isEqualTo("SUCCESS");
    assertThat(acm.status(arn)).isEqualTo("ISSUED");
    assertThat(acm.store.ofKind("certificate-check")).isEmpty();
  }

  @Test
  void aRenewalOfAReleasedCertificateEnds() {
    String arn = acm.issued("www.example.com");
    acm.use(arn);
    refused(() -> acm.call(AcmModel.deleteCertificate(), new DeleteCertificateRequest(arn)))
        .as("ResourceInUseException");
    acm.dns.remove(acm.validations(arn).getFirst());
    acm.liveDays(160);
    acm.release(arn);
    assertThat(acm.store.ofKind("certificate-check")).isEmpty();
    assertThat(acm.describe(arn).inUseBy()).isEmpty();
    acm.call(AcmModel.deleteCertificate(), new DeleteCertificateRequest(arn));
    assertThat(acm.store.ofKind("certificate")).isEmpty();
    assertThat(acm.store.ofKind("certificate-newest")).isEmpty();
    assertThat(acm.store.ofKind("certificate-body")).isEmpty();
  }

  @Test
  void renewCertificateBeginsBeforeItIsDue() {
    String arn = acm.issued("www.example.com");
    refused(() -> acm.call(AcmModel.renewCertificate(), new RenewCertificateRequest(arn)))
        .as("ValidationException");
    acm.use(arn);
    String serial = acm.describe(arn).serial();
    acm.call(AcmModel.renewCertificate(), new RenewCertificateRequest(arn));
    refused(() -> acm.call(AcmModel.renewCertificate(), new RenewCertificateRequest(arn)))
        .as("RequestInProgressException");
    acm.live(Duration.ofMinutes(1));
    assertThat(acm.describe(arn).serial()).isNotEqualTo(serial);
  }

  @Test
  void anAccountChoosesFromWhichDayOnItIsTold() {
    String arn = acm.issued("www.example.com");
    assertThat(days()).isEqualTo(45);
    choose(60, "one");
    choose(60, "one");
    refused(() -> choose(61, "one")).as("ConflictException");
    refused(() -> choose(91, "two")).as("ValidationException");
    assertThat(days()).isEqualTo(60);
    acm.liveDays(140);
    assertThat(acm.told(arn)).hasSizeBetween(3, 4).contains("Approaching Expiration");
    choose(1, "three");
    acm.liveDays(30);
    assertThat(acm.told(arn)).hasSizeBetween(3, 4);
  }

  private Integer days() {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                acm.call(AcmModel.getAccountConfiguration(), new GetAccountConfigurationRequest())
                    .expiryEvents())
            .daysBeforeExpiry());
  }

  private void choose(int days, String token) {
    acm.call(
        AcmModel.putAccountConfiguration(),
        new PutAccountConfigurationRequest(new ExpiryEventsConfiguration(days), token));
  }
}
